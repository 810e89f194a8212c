import { createRoute } from "@tanstack/react-router";
import * as v from "valibot";
import { lazyPage } from "@/app/page/lazyPage";
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
    component: lazyPage(() => import("./ProgrammePage"), "ProgrammePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "agenda",
    component: lazyPage(() => import("./AgendaPage"), "AgendaPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "programme/$session",
    component: lazyPage(() => import("./session/SessionPage"), "SessionPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "organise/programme",
    component: lazyPage(() => import("./organise/OrganisePage"), "OrganisePage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "organise/programme/new",
    component: lazyPage(() => import("./organise/NewSessionPage"), "NewSessionPage"),
  }),
  createRoute({
    getParentRoute: () => insideRoute,
    path: "organise/programme/$session",
    component: lazyPage(() => import("./organise/EditSessionPage"), "EditSessionPage"),
  }),
] as const;
