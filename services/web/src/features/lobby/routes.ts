import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

export const lobbyRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "lobby",
    component: lazyRouteComponent(() => import("./LobbyPage"), "LobbyPage"),
  }),
] as const;
