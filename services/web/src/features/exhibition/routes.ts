import { createRoute } from "@tanstack/react-router";
import * as v from "valibot";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

const word = v.optional(v.fallback(v.optional(v.string()), undefined));
const Search = v.object({ search: word, ecosystem: word, order: word });

/** The hall, and which booths hold one's data. */
export const exhibitionRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition",
    validateSearch: Search,
    component: lazyPage(() => import("./HallPage"), "HallPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/held",
    component: lazyPage(() => import("./HeldPage"), "HeldPage"),
  }),
] as const;
