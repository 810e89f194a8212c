import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** The organisers' pages: what happens now, the people, the conference itself. */
export const controlRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "control",
    component: lazyRouteComponent(() => import("./ControlPage"), "ControlPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "control/people",
    component: lazyRouteComponent(() => import("./people/PeoplePage"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "control/conference",
    component: lazyRouteComponent(() => import("./EditPage"), "EditPage"),
  }),
] as const;
