import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** Who wants to meet, requests, and one's own meetings. */
export const peopleRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "people",
    component: lazyRouteComponent(() => import("./PeoplePage"), "PeoplePage"),
  }),
] as const;
