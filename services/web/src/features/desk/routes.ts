import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** Where a booth's staff work, and where they edit the booth. */
export const deskRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth/desk",
    component: lazyPage(() => import("./DeskPage"), "DeskPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "exhibition/$booth/edit",
    component: lazyPage(() => import("./edit/EditBoothPage"), "EditBoothPage"),
  }),
] as const;
