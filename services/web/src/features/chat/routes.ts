import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** Direct messages: the conversations, and one of them. */
export const chatRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "messages",
    component: lazyPage(() => import("./MessagesPage"), "MessagesPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "messages/$participant",
    component: lazyPage(() => import("./MessagesPage"), "ConversationPage"),
  }),
] as const;
