import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** The room of a session: its stage, with chat and questions beside it. */
export const sessionRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme/$session/room",
    component: lazyPage(() => import("./SessionRoomPage"), "SessionRoomPage"),
  }),
] as const;
