import { createRoute } from "@tanstack/react-router";
import * as v from "valibot";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

const word = v.optional(v.fallback(v.optional(v.string()), undefined));
const Search = v.object({ search: word, side: word, category: word, country: word, type: word });

/** Whom I could meet and who waits for me; and what I offer and look for. */
export const peopleRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "people",
    validateSearch: Search,
    component: lazyPage(() => import("./PeoplePage"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "people/suggestions",
    component: lazyPage(() => import("./ProfilingPage"), "ProfilingPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "people/me",
    component: lazyPage(() => import("./OffersPage"), "OffersPage"),
  }),
] as const;
