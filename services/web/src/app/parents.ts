import { createRootRoute, createRoute, redirect } from "@tanstack/react-router";
import * as v from "valibot";
import { enterConference } from "@/http/session";

import { lazyPage } from "./page/lazyPage";
import { NothingAtAll } from "./page/NotFound";
import { PageError } from "./page/PageError";
import { Root } from "./Root";

/** The whole site. Children: pages that belong to no conference. */
export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NothingAtAll,
  errorComponent: PageError,
});

const SignInSearch = v.object({ next: v.optional(v.fallback(v.optional(v.string()), undefined)) });

/** One conference. Children: its public pages (front page, registration). */
export const conferenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "c/$slug",
  validateSearch: SignInSearch,
});

/** The inside of a conference, for people signed in to it. Children: everything else. */
export const insideRoute = createRoute({
  getParentRoute: () => conferenceRoute,
  id: "inside",
  component: lazyPage(() => import("./conference/ConferenceShell"), "ConferenceShell"),
  beforeLoad: async ({ params, location }) => {
    if (await enterConference(params.slug)) return;
    throw redirect({ to: "/c/$slug", params, search: { next: location.href }, replace: true });
  },
});
