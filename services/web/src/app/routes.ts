import { createRoute } from "@tanstack/react-router";
import { awardsRoutes, publicAwardsRoutes } from "@/features/awards/routes";
import { boothRoutes } from "@/features/booth/routes";
import { chatRoutes } from "@/features/chat/routes";
import { controlRoutes } from "@/features/control/routes";
import { deskRoutes } from "@/features/desk/routes";
import { exhibitionRoutes } from "@/features/exhibition/routes";
import { lobbyRoutes } from "@/features/lobby/routes";
import { meetingRoutes } from "@/features/meeting/routes";
import { peopleRoutes } from "@/features/people/routes";
import { programmeRoutes } from "@/features/programme/routes";
import { registrationRoutes } from "@/features/registration/routes";
import { sessionRoutes } from "@/features/session/routes";
import { tableRoutes } from "@/features/table/routes";
import { trusteeRoutes } from "@/features/trustee/routes";
import { NotFound } from "./page/NotFound";
import { conferenceRoute, insideRoute, rootRoute } from "./parents";

const outside = [...registrationRoutes.site, ...trusteeRoutes] as const;
const front = [...registrationRoutes.conference, ...publicAwardsRoutes] as const;
const inside = [
  ...registrationRoutes.inside,
  ...lobbyRoutes,
  ...programmeRoutes,
  ...sessionRoutes,
  ...tableRoutes,
  ...peopleRoutes,
  ...meetingRoutes,
  ...exhibitionRoutes,
  ...boothRoutes,
  ...deskRoutes,
  ...awardsRoutes,
  ...chatRoutes,
  ...controlRoutes,
  createRoute({ getParentRoute: () => insideRoute, path: "$", component: NotFound }),
] as const;

/** Every page of the client. A feature adds its pages in its own `routes.ts`. */
export const routeTree = rootRoute.addChildren([
  ...outside,
  conferenceRoute.addChildren([...front, insideRoute.addChildren(inside)]),
]);
