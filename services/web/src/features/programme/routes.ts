import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import * as v from "valibot";
import { insideRoute } from "@/app/parents";

const word = v.optional(v.fallback(v.optional(v.string()), undefined));
const Search = v.object({
  /** `all`, or a day in the reader's zone. */
  day: word,
  type: word,
  theme: word,
  ecosystem: word,
  strand: word,
  search: word,
});

/** The programme, one's agenda, the page of a session, and organising them. */
export const programmeRoutes = [
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme",
    validateSearch: Search,
    component: lazyRouteComponent(() => import("./ProgrammePage"), "ProgrammePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "agenda",
    component: lazyRouteComponent(() => import("./AgendaPage"), "AgendaPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme/$session",
    component: lazyRouteComponent(() => import("./session/SessionPage"), "SessionPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "organise/programme",
    component: lazyRouteComponent(() => import("./organise/OrganisePage"), "OrganisePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "organise/programme/new",
    component: lazyRouteComponent(() => import("./organise/NewSessionPage"), "NewSessionPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "organise/programme/$session",
    component: lazyRouteComponent(() => import("./organise/EditSessionPage"), "EditSessionPage"),
  }),
] as const;
