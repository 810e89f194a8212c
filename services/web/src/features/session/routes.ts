import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** The room of a session: its stage, with chat and questions beside it. */
export const sessionRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme/$session/room",
    component: lazyRouteComponent(() => import("./SessionRoomPage"), "SessionRoomPage"),
  }),
] as const;
