import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { conferenceRoute, insideRoute } from "@/app/parents";

/** Awards, their elections, the ballot and the ceremony. */
export const awardsRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "awards",
    component: lazyRouteComponent(() => import("./AwardsPage"), "AwardsPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "awards/$award",
    component: lazyRouteComponent(() => import("./AwardPage"), "AwardPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "awards/$award/manage",
    component: lazyRouteComponent(() => import("./manage/ManagePage"), "ManagePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "elections/$election",
    component: lazyRouteComponent(() => import("./ElectionPage"), "ElectionPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "elections/$election/ballot",
    component: lazyRouteComponent(() => import("./ballot/BallotPage"), "BallotPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "elections/$election/ceremony",
    component: lazyRouteComponent(() => import("./ceremony/CeremonyPage"), "CeremonyPage"),
  }),
] as const;

/** What strangers may check without signing in. */
export const publicAwardsRoutes = [
  createRoute({
    getParentRoute: () => conferenceRoute,
    path: "public/elections/$election",
    component: lazyRouteComponent(() => import("./PublicElectionPage"), "PublicElectionPage"),
  }),
] as const;
