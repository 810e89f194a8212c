import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { insideRoute } from "@/app/parents";

/** A meeting: its room while it is open, what is known of it before and after. */
export const meetingRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "meetings/$meeting",
    component: lazyPage(() => import("./MeetingPage"), "MeetingPage"),
  }),
] as const;
