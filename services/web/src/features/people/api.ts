import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/networking";
import { idempotent, serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const key = (conference: string, ...rest: string[]) => ["networking", conference, ...rest];

export type Schemas = components["schemas"];
export type Partner = Schemas["PartnerOut"];
export type Request = Schemas["RequestOut"];
export type Meeting = Schemas["MeetingOut"];
export type Slot = Schemas["SlotOut"];
export type Profile = Schemas["ProfileIn"];

export const profileQuery = (conference: string) =>
  queryOptions({
    queryKey: key(conference, "profile"),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/networking/v1/conferences/{conference}/me/profile", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const saveProfile = (conference: string, body: Profile) =>
  take(
    api.PUT("/api/networking/v1/conferences/{conference}/me/profile", {
      params: { path: { conference } },
      body,
    }),
  );

export const partnersQuery = (conference: string, search: string) =>
  queryOptions({
    queryKey: key(conference, "partners", search),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/networking/v1/conferences/{conference}/people", {
          params: { path: { conference }, query: { search, limit: 50 } },
          signal,
        }),
      ),
  });

export const commonSlotsQuery = (conference: string, participant: string) =>
  queryOptions({
    queryKey: key(conference, "common-slots", participant),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/networking/v1/conferences/{conference}/people/{participant}/free-slots", {
          params: { path: { conference, participant } },
          signal,
        }),
      ),
    staleTime: 0,
  });

export const requestsQuery = (conference: string) =>
  queryOptions({
    queryKey: key(conference, "requests"),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/networking/v1/conferences/{conference}/meeting-requests", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const ask = (conference: string, body: Schemas["RequestIn"], idempotency: string) =>
  take(
    api.POST("/api/networking/v1/conferences/{conference}/meeting-requests", {
      params: { path: { conference }, header: idempotent(idempotency) },
      body,
    }),
  );

export const accept = (conference: string, request: string, slot: string) =>
  take(
    api.POST("/api/networking/v1/conferences/{conference}/meeting-requests/{request}/acceptance", {
      params: { path: { conference, request } },
      body: { slot },
    }),
  );

export const decline = (conference: string, request: string) =>
  take(
    api.POST("/api/networking/v1/conferences/{conference}/meeting-requests/{request}/refusal", {
      params: { path: { conference, request } },
      body: { reason: "no_time" },
    }),
  );

export const withdraw = (conference: string, request: string) =>
  take(
    api.DELETE("/api/networking/v1/conferences/{conference}/meeting-requests/{request}", {
      params: { path: { conference, request } },
    }),
  );

export const meetingsQuery = (conference: string) =>
  queryOptions({
    queryKey: key(conference, "meetings"),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/networking/v1/conferences/{conference}/meetings", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const meetingQuery = (conference: string, meeting: string) =>
  queryOptions({
    queryKey: key(conference, "meetings", meeting),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/networking/v1/conferences/{conference}/meetings/{meeting}", {
          params: { path: { conference, meeting } },
          signal,
        }),
      ),
  });

export const cancelMeeting = (conference: string, meeting: string, reason: string) =>
  take(
    api.POST("/api/networking/v1/conferences/{conference}/meetings/{meeting}/cancellation", {
      params: { path: { conference, meeting } },
      body: { reason },
    }),
  );
