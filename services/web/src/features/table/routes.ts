import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** My table of a round, and the room of a table. */
export const tableRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme/$session/table",
    component: lazyPage(() => import("./MyTablePage"), "MyTablePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "tables/$table",
    component: lazyPage(() => import("./TableRoomPage"), "TableRoomPage"),
  }),
] as const;
