import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/networking";
import { serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/networking/v1/conferences/{conference}";

type Schemas = components["schemas"];
export type Entry = Schemas["EntryOut"];
export type FollowUpKind = Schemas["FollowUpIn"]["kind"];
export type Meeting = Schemas["MeetingOut"];
export type Person = Schemas["PersonOut"];
export type Slot = Schemas["SlotOut"];

export const networkingKey = (conference: string) => ["networking", conference] as const;

export const meetingsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["networking", conference, "meetings"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/meetings`, { params: { path: { conference } }, signal }))).items,
  });

export const meetingQuery = (conference: string, meeting: string) =>
  queryOptions({
    queryKey: ["networking", conference, "meeting", meeting],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/meetings/{meeting}`, { params: { path: { conference, meeting } }, signal })),
  });

/** The times to which a meeting could be moved. */
export const otherSlotsQuery = (conference: string, meeting: string) =>
  queryOptions({
    queryKey: ["networking", conference, "meeting", meeting, "slots"],
    queryFn: async ({ signal }) => {
      const path = { conference, meeting };
      return (await take(api.GET(`${root}/meetings/{meeting}/free-slots`, { params: { path }, signal })))
        .items;
    },
    staleTime: 0,
  });

export const moveMeeting = (conference: string, meeting: string, slot: string) =>
  take(
    api.PUT(`${root}/meetings/{meeting}/slot`, { params: { path: { conference, meeting } }, body: { slot } }),
  );

export const cancelMeeting = (conference: string, meeting: string, reason: string) =>
  take(
    api.POST(`${root}/meetings/{meeting}/cancellation`, {
      params: { path: { conference, meeting } },
      body: { reason },
    }),
  );

export const writeNote = (conference: string, meeting: string, note: string) =>
  take(
    api.PUT(`${root}/meetings/{meeting}/note`, { params: { path: { conference, meeting } }, body: { note } }),
  );

export const giveFeedback = (conference: string, meeting: string, body: Schemas["FeedbackIn"]) =>
  take(api.PUT(`${root}/meetings/{meeting}/feedback`, { params: { path: { conference, meeting } }, body }));

export const agreeFollowUp = (conference: string, meeting: string, kind: FollowUpKind) =>
  take(
    api.PUT(`${root}/meetings/{meeting}/follow-up`, {
      params: { path: { conference, meeting } },
      body: { kind },
    }),
  );
