import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/voting";
import { idempotent, serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/voting/v1/conferences/{conference}";

type Schemas = components["schemas"];
export type Poll = Schemas["PollOut"];
export type PollIn = Schemas["PollIn"];
export type OpenPoll = Schemas["OpenPollOut"];

export const pollsQuery = (conference: string, session: string) =>
  queryOptions({
    queryKey: ["voting", conference, "polls", session],
    queryFn: async ({ signal }) => {
      const path = { conference, session };
      return (await take(api.GET(`${root}/sessions/{session}/polls`, { params: { path }, signal }))).items;
    },
  });

/** The polls that take votes now, for organisers. */
export const openPollsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["voting", conference, "open-polls"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/open-polls`, { params: { path: { conference } }, signal }))).items,
    refetchInterval: 10_000,
  });

export const preparePoll = (conference: string, session: string, body: PollIn, key: string) =>
  take(
    api.POST(`${root}/sessions/{session}/polls`, {
      params: { path: { conference, session }, header: idempotent(key) },
      body,
    }),
  );

export const openPoll = (conference: string, poll: string) =>
  take(api.POST(`${root}/polls/{poll}/opening`, { params: { path: { conference, poll } } }));

export const closePoll = (conference: string, poll: string) =>
  take(api.POST(`${root}/polls/{poll}/closing`, { params: { path: { conference, poll } } }));

export const removePoll = (conference: string, poll: string) =>
  take(api.DELETE(`${root}/polls/{poll}`, { params: { path: { conference, poll } } }));

export const answerPoll = (conference: string, poll: string, choices: number[]) =>
  take(api.PUT(`${root}/polls/{poll}/vote`, { params: { path: { conference, poll } }, body: { choices } }));
