import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** A booth as a visitor sees it, and its room. */
export const boothRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth",
    component: lazyPage(() => import("./BoothPage"), "BoothPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth/talk",
    component: lazyPage(() => import("./TalkPage"), "TalkPage"),
  }),
] as const;
