import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as v from "valibot";
import { insideRoute } from "@/app/parents";

const word = v.optional(v.fallback(v.optional(v.string()), undefined));
const Search = v.object({ search: word, ecosystem: word, order: word });

/** The hall, and which booths hold one's data. */
export const exhibitionRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition",
    validateSearch: Search,
    component: lazyRouteComponent(() => import("./HallPage"), "HallPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/held",
    component: lazyRouteComponent(() => import("./HeldPage"), "HeldPage"),
  }),
] as const;
