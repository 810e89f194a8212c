import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

export const lobbyRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "lobby",
    component: lazyPage(() => import("./LobbyPage"), "LobbyPage"),
  }),
] as const;
