import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/chat";
import { idempotent, ifMatch, serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/chat/v1/conferences/{conference}";

export type Schemas = components["schemas"];
export type Message = Schemas["MessageOut"];
export type Somebody = Schemas["Somebody"];
export type Report = Schemas["ReportOut"];

/** The cursor of the newest page. */
const newest = (): string | null => null;
const page = (after: string | null) => (after === null ? {} : { after });

/** A channel of a thing (`session:<uuid>`), the newest messages first. */
export const channelQuery = (conference: string, thing: string) =>
  infiniteQueryOptions({
    queryKey: ["chat", conference, "channel", thing],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { conference, thing }, query: page(pageParam) };
      return take(api.GET(`${root}/channels/{thing}/messages`, { params, signal }));
    },
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next ?? null,
  });

/** Direct messages with somebody, the newest first. */
export const directQuery = (conference: string, participant: string) =>
  infiniteQueryOptions({
    queryKey: ["chat", conference, "direct", participant],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { conference, participant }, query: page(pageParam) };
      return take(api.GET(`${root}/conversations/{participant}/messages`, { params, signal }));
    },
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next ?? null,
  });

export const conversationsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["chat", conference, "conversations"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/conversations`, { params: { path: { conference } }, signal }))).items,
  });

export const unreadQuery = (conference: string) =>
  queryOptions({
    queryKey: ["chat", conference, "unread"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/unread`, { params: { path: { conference } }, signal }))).messages,
  });

export const blocksQuery = (conference: string) =>
  queryOptions({
    queryKey: ["chat", conference, "blocks"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/blocks`, { params: { path: { conference } }, signal }))).items,
  });

export const reportsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["chat", conference, "reports"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/reports`, { params: { path: { conference } }, signal }))).items,
  });

export const postMessage = (conference: string, thing: string, text: string, key: string) => {
  const params = { path: { conference, thing }, header: idempotent(key) };
  return take(api.POST(`${root}/channels/{thing}/messages`, { params, body: { text } }));
};

export const sendDirect = (conference: string, participant: string, text: string, key: string) => {
  const params = { path: { conference, participant }, header: idempotent(key) };
  return take(api.POST(`${root}/conversations/{participant}/messages`, { params, body: { text } }));
};

export const readThrough = (conference: string, participant: string, through: string) =>
  take(
    api.PUT(`${root}/conversations/{participant}/read`, {
      params: { path: { conference, participant } },
      body: { through },
    }),
  );

export const removeMessage = (conference: string, message: string) =>
  take(api.DELETE(`${root}/messages/{message}`, { params: { path: { conference, message } } }));

export const reportMessage = (conference: string, message: string, reason: string, key: string) =>
  take(
    api.POST(`${root}/messages/{message}/reports`, {
      params: { path: { conference, message }, header: idempotent(key) },
      body: { reason },
    }),
  );

export const silence = (conference: string, thing: string, participant: string, minutes: number) =>
  take(
    api.PUT(`${root}/channels/{thing}/silences/{participant}`, {
      params: { path: { conference, thing, participant } },
      body: { until: new Date(Date.now() + minutes * 60_000).toISOString() },
    }),
  );

export const block = (conference: string, participant: string) =>
  take(api.PUT(`${root}/blocks/{participant}`, { params: { path: { conference, participant } } }));

export const unblock = (conference: string, participant: string) =>
  take(api.DELETE(`${root}/blocks/{participant}`, { params: { path: { conference, participant } } }));

export const resolveReport = (
  conference: string,
  report: Report,
  resolution: Schemas["ResolutionIn"]["resolution"],
) =>
  take(
    api.PUT(`${root}/reports/{report}`, {
      params: { path: { conference, report: report.id }, header: ifMatch(`"${report.version}"`) },
      body: { resolution },
    }),
  );
