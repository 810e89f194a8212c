import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { conferenceRoute, insideRoute } from "@/app/parents";

/** Awards, their elections, the ballot and the ceremony. */
export const awardsRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "awards",
    component: lazyPage(() => import("./AwardsPage"), "AwardsPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "awards/$award",
    component: lazyPage(() => import("./AwardPage"), "AwardPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "awards/$award/manage",
    component: lazyPage(() => import("./manage/ManagePage"), "ManagePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "elections/$election",
    component: lazyPage(() => import("./ElectionPage"), "ElectionPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "elections/$election/ballot",
    component: lazyPage(() => import("./ballot/BallotPage"), "BallotPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "elections/$election/ceremony",
    component: lazyPage(() => import("./ceremony/CeremonyPage"), "CeremonyPage"),
  }),
] as const;

/** What strangers may check without signing in. */
export const publicAwardsRoutes = [
  createRoute({
    getParentRoute: () => conferenceRoute,
    path: "public/elections/$election",
    component: lazyPage(() => import("./PublicElectionPage"), "PublicElectionPage"),
  }),
] as const;
