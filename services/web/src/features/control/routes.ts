import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** The organisers' pages: what happens now, the people, the conference itself. */
export const controlRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "control",
    component: lazyPage(() => import("./ControlPage"), "ControlPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "control/people",
    component: lazyPage(() => import("./people/PeoplePage"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "control/conference",
    component: lazyPage(() => import("./EditPage"), "EditPage"),
  }),
] as const;
