import { createRoute, redirect } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { conferenceRoute, insideRoute, rootRoute } from "@/app/parents";
import { queryClient } from "@/app/queries";
import { enterConference, refresh, session } from "@/http/session";
import { conferenceQuery } from "./api";

/** Learn who is there; nobody is an answer too. */
async function knowSession(): Promise<void> {
  if (session().phase === "unknown") await refresh(null).catch(() => undefined);
}

/** Pages of registration: the doors, and about oneself inside a conference. */
export const registrationRoutes = {
  site: [
    createRoute({
      getParentRoute: () => rootRoute,
      path: "/",
      beforeLoad: knowSession,
      component: lazyPage(() => import("./front/HomePage"), "HomePage"),
    }),
    createRoute({
      getParentRoute: () => rootRoute,
      path: "enter",
      component: lazyPage(() => import("./front/EnterPage"), "EnterPage"),
    }),
    createRoute({
      getParentRoute: () => rootRoute,
      path: "new",
      beforeLoad: async () => {
        await knowSession();
        if (session().phase !== "signed-in") throw redirect({ to: "/" });
      },
      component: lazyPage(() => import("./front/NewConferencePage"), "NewConferencePage"),
    }),
  ],
  conference: [
    createRoute({
      getParentRoute: () => conferenceRoute,
      path: "/",
      beforeLoad: async ({ params }) => {
        if (await enterConference(params.slug).catch(() => false)) {
          throw redirect({ to: "/c/$slug/lobby", params, replace: true });
        }
      },
      loader: ({ params }) => queryClient.ensureQueryData(conferenceQuery(params.slug)),
      component: lazyPage(() => import("./front/FrontPage"), "FrontPage"),
    }),
    createRoute({
      getParentRoute: () => conferenceRoute,
      path: "register",
      loader: ({ params }) => queryClient.ensureQueryData(conferenceQuery(params.slug)),
      component: lazyPage(() => import("./front/RegistrationPage"), "RegistrationPage"),
    }),
  ],
  inside: [
    createRoute({
      getParentRoute: () => insideRoute,
      path: "me",
      component: lazyPage(() => import("./me/ProfilePage"), "ProfilePage"),
    }),
  ],
} as const;
