import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/networking";
import { idempotent, serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/networking/v1/conferences/{conference}";

type Schemas = components["schemas"];
export type EntryIn = Schemas["EntryIn"];
export type Partner = Schemas["PartnerOut"];
export type Profile = Schemas["ProfileOut"];
export type Request = Schemas["RequestOut"];
export type Reason = Schemas["DeclineIn"]["reason"];
export type Side = EntryIn["side"];
export type Criteria = NonNullable<
  paths["/api/networking/v1/conferences/{conference}/people"]["get"]["parameters"]["query"]
>;

export const profileQuery = (conference: string) =>
  queryOptions({
    queryKey: ["networking", conference, "profile"],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/me/profile`, { params: { path: { conference } }, signal })),
  });

export const partnersQuery = (conference: string, query: Criteria) =>
  queryOptions({
    queryKey: ["networking", conference, "people", query],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/people`, { params: { path: { conference }, query }, signal }))).items,
    placeholderData: keepPreviousData,
  });

/** The coming times that are free for me and somebody else. */
export const commonSlotsQuery = (conference: string, participant: string) =>
  queryOptions({
    queryKey: ["networking", conference, "slots", participant],
    queryFn: async ({ signal }) => {
      const path = { conference, participant };
      return (await take(api.GET(`${root}/people/{participant}/free-slots`, { params: { path }, signal })))
        .items;
    },
    staleTime: 0,
  });

export const requestsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["networking", conference, "requests"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/meeting-requests`, { params: { path: { conference } }, signal }))).items,
  });

export type Suggestion = Schemas["SuggestionOut"];
export type Suggestions = Schemas["SuggestionsOut"];
export type Verdict = Schemas["VerdictIn"]["verdict"];

/** Whom I should meet, and why; asked again soon while the list is being prepared. */
export const suggestionsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["networking", conference, "suggestions"],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/suggestions`, { params: { path: { conference } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === "preparing" ? 3_000 : false),
  });

/** What suggestions use of mine, and what they never use. */
export const profilingQuery = (conference: string) =>
  queryOptions({
    queryKey: ["networking", conference, "profiling"],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/me/profiling`, { params: { path: { conference } }, signal })),
  });

export const setProfiling = (conference: string, profiling: boolean) =>
  take(api.PUT(`${root}/me/profiling`, { params: { path: { conference } }, body: { profiling } }));

export const judgeSuggestion = (conference: string, participant: string, body: Schemas["VerdictIn"]) =>
  take(
    api.PUT(`${root}/suggestions/{participant}/verdict`, {
      params: { path: { conference, participant } },
      body,
    }),
  );

export const takeVerdictBack = (conference: string, participant: string) =>
  take(
    api.DELETE(`${root}/suggestions/{participant}/verdict`, {
      params: { path: { conference, participant } },
    }),
  );

export const saveProfile = (conference: string, body: Schemas["ProfileIn"]) =>
  take(api.PUT(`${root}/me/profile`, { params: { path: { conference } }, body }));

export const askForMeeting = (conference: string, body: Schemas["RequestIn"], key: string) =>
  take(
    api.POST(`${root}/meeting-requests`, { params: { path: { conference }, header: idempotent(key) }, body }),
  );

export const acceptRequest = (conference: string, request: string, slot: string) =>
  take(
    api.POST(`${root}/meeting-requests/{request}/acceptance`, {
      params: { path: { conference, request } },
      body: { slot },
    }),
  );

export const counterRequest = (conference: string, request: string, slot: string) =>
  take(
    api.POST(`${root}/meeting-requests/{request}/counter`, {
      params: { path: { conference, request } },
      body: { slot },
    }),
  );

export const declineRequest = (conference: string, request: string, reason: Reason) =>
  take(
    api.POST(`${root}/meeting-requests/{request}/refusal`, {
      params: { path: { conference, request } },
      body: { reason },
    }),
  );

export const withdrawRequest = (conference: string, request: string) =>
  take(api.DELETE(`${root}/meeting-requests/{request}`, { params: { path: { conference, request } } }));
