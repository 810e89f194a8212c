import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** Direct messages: the conversations, and one of them. */
export const chatRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "messages",
    component: lazyRouteComponent(() => import("./MessagesPage"), "MessagesPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "messages/$participant",
    component: lazyRouteComponent(() => import("./MessagesPage"), "ConversationPage"),
  }),
] as const;
