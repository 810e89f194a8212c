import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "@/app/parents";

/** A meeting: its room while it is open, what is known of it before and after. */
export const meetingRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "meetings/$meeting",
    component: lazyRouteComponent(() => import("./MeetingPage"), "MeetingPage"),
  }),
] as const;
