import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** My table of a round, and the room of a table. */
export const tableRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme/$session/table",
    component: lazyRouteComponent(() => import("./MyTablePage"), "MyTablePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "tables/$table",
    component: lazyRouteComponent(() => import("./TableRoomPage"), "TableRoomPage"),
  }),
] as const;
