import { queryOptions } from "@tanstack/react-query";
import type { components as courierComponents, paths as courierPaths } from "@/api/courier";
import type { paths as programmePaths } from "@/api/programme";
import type { components, paths } from "@/api/registration";
import { idempotent, ifMatch, serviceClient, take, takeWithVersion } from "@/http/client";

const registration = serviceClient<paths>();
const courier = serviceClient<courierPaths>();
const programme = serviceClient<programmePaths>();

export type Schemas = components["schemas"];
export type Announcement = courierComponents["schemas"]["AnnouncementIn"];
export type State = "applied" | "admitted" | "declined" | "removed";
export type Role = Schemas["RolesIn"]["roles"][number];

export const countsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["registration", conference, "counts"],
    queryFn: ({ signal }) =>
      take(
        registration.GET("/api/registration/v1/conferences/{conference}/registrations/counts", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const registrationsQuery = (conference: string, state: State, search: string) =>
  queryOptions({
    queryKey: ["registration", conference, "registrations", state, search],
    queryFn: ({ signal }) =>
      take(
        registration.GET("/api/registration/v1/conferences/{conference}/registrations", {
          params: { path: { conference }, query: { state, search, limit: 100 } },
          signal,
        }),
      ),
  });

export const decide = (conference: string, participant: string, state: Schemas["Decision"]["state"]) =>
  take(
    registration.PUT("/api/registration/v1/conferences/{conference}/participants/{participant}/state", {
      params: { path: { conference, participant } },
      body: { state },
    }),
  );

export const giveRoles = (conference: string, participant: string, roles: Role[]) =>
  take(
    registration.PUT("/api/registration/v1/conferences/{conference}/participants/{participant}/roles", {
      params: { path: { conference, participant } },
      body: { roles },
    }),
  );

export const importPeople = (conference: string, file: string, key: string) =>
  take(
    registration.POST("/api/registration/v1/conferences/{conference}/imports", {
      params: { path: { conference }, header: idempotent(key) },
      body: file,
      bodySerializer: (body) => body,
      headers: { "Content-Type": "text/csv" },
    }),
  );

export const conferenceQuery = (conference: string) =>
  queryOptions({
    queryKey: ["registration", conference, "conference"],
    queryFn: ({ signal }) =>
      takeWithVersion(
        registration.GET("/api/registration/v1/conferences/{conference}", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const changeConference = (conference: string, etag: string, body: Schemas["ConferenceIn"]) =>
  takeWithVersion(
    registration.PUT("/api/registration/v1/conferences/{conference}", {
      params: { path: { conference }, header: ifMatch(etag) },
      body,
    }),
  );

export const erasuresQuery = (conference: string) =>
  queryOptions({
    queryKey: ["registration", conference, "erasures"],
    queryFn: ({ signal }) =>
      take(
        registration.GET("/api/registration/v1/conferences/{conference}/erasures", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const mailProblemsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["courier", conference, "problems"],
    queryFn: ({ signal }) =>
      take(
        courier.GET("/api/courier/v1/conferences/{conference}/problems", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const announce = (conference: string, body: Announcement, key: string) =>
  take(
    courier.POST("/api/courier/v1/conferences/{conference}/announcements", {
      params: { path: { conference }, header: idempotent(key) },
      body,
    }),
  );

export const controlSessionsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["programme", conference, "control", "sessions"],
    queryFn: ({ signal }) =>
      take(
        programme.GET("/api/programme/v1/conferences/{conference}/control/sessions", {
          params: { path: { conference } },
          signal,
        }),
      ),
    refetchInterval: 15_000,
  });
