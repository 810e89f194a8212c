import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/programme";
import { idempotent, ifMatch, serviceClient, take, takeWithVersion } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/programme/v1/conferences/{conference}";

export type Schemas = components["schemas"];
export type Session = Schemas["SessionOut"];
export type SessionDetail = Schemas["SessionDetail"];
export type Track = Schemas["TrackOut"];
export type AgendaItem = Schemas["AgendaItem"];
export type Question = Schemas["QuestionOut"];
export type Sheet = Schemas["Sheet"];
export type TableOut = Schemas["TableOut"];

export const programmeKey = (conference: string) => ["programme", conference] as const;

export const tracksQuery = (conference: string) =>
  queryOptions({
    queryKey: ["programme", conference, "tracks"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/tracks`, { params: { path: { conference } }, signal }))).items,
  });

/** The whole programme by start; it comes in pages of 500. */
export const sessionsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["programme", conference, "sessions"],
    queryFn: async ({ signal }) => {
      const all: Session[] = [];
      let after: string | null = null;
      do {
        const query: { limit: number; after?: string } =
          after === null ? { limit: 500 } : { limit: 500, after };
        const page: Schemas["Page_SessionOut_"] = await take(
          api.GET(`${root}/sessions`, { params: { path: { conference }, query }, signal }),
        );
        all.push(...page.items);
        after = page.next ?? null;
      } while (after !== null);
      return all;
    },
  });

export const sessionQuery = (conference: string, session: string) =>
  queryOptions({
    queryKey: ["programme", conference, "session", session],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/sessions/{session}`, { params: { path: { conference, session } }, signal })),
  });

export const nowQuery = (conference: string) =>
  queryOptions({
    queryKey: ["programme", conference, "now"],
    queryFn: ({ signal }) => take(api.GET(`${root}/me/now`, { params: { path: { conference } }, signal })),
  });

export const agendaQuery = (conference: string) =>
  queryOptions({
    queryKey: ["programme", conference, "agenda"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/me/agenda`, { params: { path: { conference } }, signal }))).items,
  });

export const questionsQuery = (conference: string, session: string) =>
  queryOptions({
    queryKey: ["programme", conference, "questions", session],
    queryFn: async ({ signal }) => {
      const path = { conference, session };
      return (await take(api.GET(`${root}/sessions/{session}/questions`, { params: { path }, signal })))
        .items;
    },
  });

export const tablesQuery = (conference: string, session: string) =>
  queryOptions({
    queryKey: ["programme", conference, "tables", session],
    queryFn: async ({ signal }) => {
      const path = { conference, session };
      return (await take(api.GET(`${root}/sessions/{session}/tables`, { params: { path }, signal }))).items;
    },
  });

export const tableQuery = (conference: string, table: string) =>
  queryOptions({
    queryKey: ["programme", conference, "table", table],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/tables/{table}`, { params: { path: { conference, table } }, signal })),
  });

export const takeawaysQuery = (conference: string, session: string) =>
  queryOptions({
    queryKey: ["programme", conference, "takeaways", session],
    queryFn: async ({ signal }) => {
      const path = { conference, session };
      return (await take(api.GET(`${root}/sessions/{session}/takeaways`, { params: { path }, signal })))
        .items;
    },
  });

/** Put a session into my agenda; `confirm`: although it clashes. */
export const addToAgenda = (conference: string, session: string, confirm: boolean) =>
  take(
    api.PUT(`${root}/me/agenda/{session}`, {
      params: { path: { conference, session } },
      body: { confirm },
    }),
  );

export const removeFromAgenda = (conference: string, session: string) =>
  take(api.DELETE(`${root}/me/agenda/{session}`, { params: { path: { conference, session } } }));

export const startSession = (conference: string, session: string) =>
  take(api.POST(`${root}/sessions/{session}/start`, { params: { path: { conference, session } } }));

export const endSession = (conference: string, session: string) =>
  take(api.POST(`${root}/sessions/{session}/end`, { params: { path: { conference, session } } }));

export const askQuestion = (conference: string, session: string, text: string, key: string) =>
  take(
    api.POST(`${root}/sessions/{session}/questions`, {
      params: { path: { conference, session }, header: idempotent(key) },
      body: { text },
    }),
  );

export const supportQuestion = (conference: string, question: string, wanted: boolean) => {
  const params = { path: { conference, question } };
  const address = `${root}/questions/{question}/support` as const;
  return wanted ? take(api.PUT(address, { params })) : take(api.DELETE(address, { params }));
};

export const moderateQuestion = (conference: string, question: string, state: Question["state"]) =>
  take(
    api.PUT(`${root}/questions/{question}/state`, {
      params: { path: { conference, question } },
      body: { state },
    }),
  );

export const withdrawQuestion = (conference: string, question: string) =>
  take(api.DELETE(`${root}/questions/{question}`, { params: { path: { conference, question } } }));

/** Take a seat at a table; null: my seat, or the one that mixes best. */
export const takeSeat = (conference: string, session: string, table: string | null) =>
  take(
    api.PUT(`${root}/sessions/{session}/seat`, {
      params: { path: { conference, session } },
      body: { table },
    }),
  );

export const leaveSeat = (conference: string, session: string) =>
  take(api.DELETE(`${root}/sessions/{session}/seat`, { params: { path: { conference, session } } }));

export const freeSeat = (conference: string, table: string, participant: string) =>
  take(
    api.DELETE(`${root}/tables/{table}/seats/{participant}`, {
      params: { path: { conference, table, participant } },
    }),
  );

export const writeTakeaway = (conference: string, thing: string, text: string, key: string) =>
  take(
    api.POST(`${root}/takeaways`, {
      params: { path: { conference }, header: idempotent(key) },
      body: { thing, text },
    }),
  );

export const removeTakeaway = (conference: string, takeaway: string) =>
  take(api.DELETE(`${root}/takeaways/{takeaway}`, { params: { path: { conference, takeaway } } }));

export const rewordTakeaway = (conference: string, takeaway: string, version: number, text: string) =>
  take(
    api.PUT(`${root}/takeaways/{takeaway}`, {
      params: { path: { conference, takeaway }, header: ifMatch(`"${version}"`) },
      body: { text },
    }),
  );

export const signOff = (conference: string, thing: string) =>
  take(api.PUT(`${root}/sign-offs`, { params: { path: { conference } }, body: { thing } }));

export const reopenTakeaways = (conference: string, thing: string) =>
  take(api.DELETE(`${root}/sign-offs/{thing}`, { params: { path: { conference, thing } } }));

export const addSession = (conference: string, body: Schemas["SessionIn"], key: string) =>
  take(api.POST(`${root}/sessions`, { params: { path: { conference }, header: idempotent(key) }, body }));

export const editSession = (conference: string, session: string, etag: string, body: Schemas["SessionIn"]) =>
  takeWithVersion(
    api.PUT(`${root}/sessions/{session}`, {
      params: { path: { conference, session }, header: ifMatch(etag) },
      body,
    }),
  );

export const removeSession = (conference: string, session: string) =>
  take(api.DELETE(`${root}/sessions/{session}`, { params: { path: { conference, session } } }));

export const addTrack = (conference: string, body: Schemas["NewTrack"], key: string) =>
  take(api.POST(`${root}/tracks`, { params: { path: { conference }, header: idempotent(key) }, body }));

export const removeTrack = (conference: string, track: string) =>
  take(api.DELETE(`${root}/tracks/{key}`, { params: { path: { conference, key: track } } }));

export const addTable = (conference: string, session: string, body: Schemas["TableIn"], key: string) =>
  take(
    api.POST(`${root}/sessions/{session}/tables`, {
      params: { path: { conference, session }, header: idempotent(key) },
      body,
    }),
  );

export const removeTable = (conference: string, table: string) =>
  take(api.DELETE(`${root}/tables/{table}`, { params: { path: { conference, table } } }));

export const seatEverybody = (conference: string, session: string) =>
  take(
    api.POST(`${root}/sessions/{session}/seating`, {
      params: { path: { conference, session } },
      body: { participants: [] },
    }),
  );
