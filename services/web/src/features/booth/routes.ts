import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** A booth as a visitor sees it, and its room. */
export const boothRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth",
    component: lazyRouteComponent(() => import("./BoothPage"), "BoothPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth/talk",
    component: lazyRouteComponent(() => import("./TalkPage"), "TalkPage"),
  }),
] as const;
