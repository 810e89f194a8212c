import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** Where a booth's staff work, and where they edit the booth. */
export const deskRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth/desk",
    component: lazyRouteComponent(() => import("./DeskPage"), "DeskPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth/edit",
    component: lazyRouteComponent(() => import("./edit/EditBoothPage"), "EditBoothPage"),
  }),
] as const;
