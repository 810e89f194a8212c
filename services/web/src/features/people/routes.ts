import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as v from "valibot";
import { insideRoute } from "@/app/parents";

const word = v.optional(v.fallback(v.optional(v.string()), undefined));
const Search = v.object({ search: word, side: word, category: word, country: word, type: word });

/** Whom I could meet and who waits for me; and what I offer and look for. */
export const peopleRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "people",
    validateSearch: Search,
    component: lazyRouteComponent(() => import("./PeoplePage"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "people/me",
    component: lazyRouteComponent(() => import("./OffersPage"), "OffersPage"),
  }),
] as const;
