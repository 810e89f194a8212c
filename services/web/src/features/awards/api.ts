import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/voting";
import { idempotent, ifMatch, serviceClient, take, takeWithVersion } from "@/http/client";
import { send } from "@/http/problem";

const api = serviceClient<paths>();
const root = "/api/voting/v1/conferences/{conference}";

type Schemas = components["schemas"];
export type Award = Schemas["AwardOut"];
export type AwardIn = Schemas["AwardIn"];
export type AwardEdit = Schemas["AwardEdit"];
export type Election = Schemas["ElectionOut"];
export type ElectionResult = Schemas["ResultOut"];
export type Head = Schemas["HeadOut"];
export type Nomination = Schemas["NominationOut"];
export type Nominee = Schemas["NomineeOut"];
export type Receipt = Schemas["BallotOut"];
export type Rules = Schemas["RulesIn"];
export type Stage = Schemas["StageOut"];

export const awardsKey = (conference: string) => ["voting", conference, "awards"] as const;
export const electionsKey = (conference: string) => ["voting", conference, "elections"] as const;

export const awardsQuery = (conference: string) =>
  queryOptions({
    queryKey: [...awardsKey(conference), "all"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/awards`, { params: { path: { conference } }, signal }))).items,
  });

export const awardQuery = (conference: string, award: string) =>
  queryOptions({
    queryKey: [...awardsKey(conference), award],
    queryFn: ({ signal }) =>
      takeWithVersion(api.GET(`${root}/awards/{award}`, { params: { path: { conference, award } }, signal })),
  });

export const nominationsQuery = (conference: string, award: string) =>
  queryOptions({
    queryKey: [...awardsKey(conference), award, "nominations"],
    queryFn: async ({ signal }) => {
      const path = { conference, award };
      return (await take(api.GET(`${root}/awards/{award}/nominations`, { params: { path }, signal }))).items;
    },
  });

export const electionsQuery = (conference: string) =>
  queryOptions({
    queryKey: [...electionsKey(conference), "all"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/elections`, { params: { path: { conference } }, signal }))).items,
  });

export const electionQuery = (conference: string, election: string) =>
  queryOptions({
    queryKey: [...electionsKey(conference), election],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/elections/{election}`, { params: { path: { conference, election } }, signal })),
  });

export const resultQuery = (conference: string, election: string) =>
  queryOptions({
    queryKey: [...electionsKey(conference), election, "result"],
    queryFn: ({ signal }) =>
      take(
        api.GET(`${root}/elections/{election}/result`, {
          params: { path: { conference, election } },
          signal,
        }),
      ),
  });

/** Ballots of the public board after a height. */
export const boardPage = (conference: string, election: string, after: number, signal: AbortSignal) =>
  take(
    api.GET(`${root}/elections/{election}/board`, {
      params: { path: { conference, election }, query: { after, limit: 50 } },
      signal,
    }),
  );

/** The ballots of the public board with one tracker: one, or none. */
export const boardQuery = (conference: string, election: string, query: { tracker: string }) =>
  queryOptions({
    queryKey: [...electionsKey(conference), election, "board", query],
    queryFn: ({ signal }) =>
      take(
        api.GET(`${root}/elections/{election}/board`, {
          params: { path: { conference, election }, query },
          signal,
        }),
      ),
  });

export const headsQuery = (conference: string, election: string) =>
  queryOptions({
    queryKey: [...electionsKey(conference), election, "heads"],
    queryFn: async ({ signal }) => {
      const path = { conference, election };
      return (
        await take(
          api.GET(`${root}/elections/{election}/heads`, { params: { path, query: { limit: 5 } }, signal }),
        )
      ).items;
    },
  });

export const nominate = (conference: string, award: string, body: Schemas["NominationIn"], key: string) =>
  take(
    api.POST(`${root}/awards/{award}/nominations`, {
      params: { path: { conference, award }, header: idempotent(key) },
      body,
    }),
  );

export const withdrawNomination = (conference: string, nomination: string) =>
  take(api.DELETE(`${root}/nominations/{nomination}`, { params: { path: { conference, nomination } } }));

export const createAward = (conference: string, body: AwardIn, key: string) =>
  take(api.POST(`${root}/awards`, { params: { path: { conference }, header: idempotent(key) }, body }));

export const editAward = (conference: string, award: string, etag: string, body: AwardEdit) =>
  take(
    api.PUT(`${root}/awards/{award}`, {
      params: { path: { conference, award }, header: ifMatch(etag) },
      body,
    }),
  );

export const openNominations = (conference: string, award: string) =>
  take(api.POST(`${root}/awards/{award}/nominations/opening`, { params: { path: { conference, award } } }));

export const closeNominations = (conference: string, award: string) =>
  take(api.POST(`${root}/awards/{award}/nominations/closing`, { params: { path: { conference, award } } }));

export const setShortlist = (conference: string, award: string, nominations: string[]) =>
  take(
    api.PUT(`${root}/awards/{award}/shortlist`, {
      params: { path: { conference, award } },
      body: { nominations },
    }),
  );

export const setLaureate = (conference: string, award: string, body: Schemas["LaureateIn"]) =>
  take(api.PUT(`${root}/awards/{award}/laureate`, { params: { path: { conference, award } }, body }));

export const draftElection = (conference: string, award: string, body: Rules, key: string) =>
  take(
    api.POST(`${root}/awards/{award}/elections`, {
      params: { path: { conference, award }, header: idempotent(key) },
      body,
    }),
  );

export const setRules = (conference: string, election: string, version: number, body: Rules) =>
  take(
    api.PUT(`${root}/elections/{election}/rules`, {
      params: { path: { conference, election }, header: ifMatch(`"${version}"`) },
      body,
    }),
  );

export const openElection = (conference: string, election: string) =>
  take(api.POST(`${root}/elections/{election}/opening`, { params: { path: { conference, election } } }));

export const closeElection = (conference: string, election: string) =>
  take(api.POST(`${root}/elections/{election}/closing`, { params: { path: { conference, election } } }));

export const extendElection = (conference: string, election: string, closes_at: string) =>
  take(
    api.PUT(`${root}/elections/{election}/closes-at`, {
      params: { path: { conference, election } },
      body: { closes_at },
    }),
  );

/** Reveal the next place; `stage` is how many are revealed already. */
export const revealStage = (conference: string, election: string, stage: number) =>
  take(
    api.POST(`${root}/elections/{election}/reveal`, {
      params: { path: { conference, election } },
      body: { stage },
    }),
  );

/** Where something public about an election is downloaded. */
export const publicUrl = (
  conference: string,
  election: string,
  what: "archive" | "rules" | "heads" | "result",
): string => `/api/voting/v1/conferences/${conference}/elections/${election}/${what}`;

/** Hand a sealed ballot to the ballot box without anything that says whose it is. */
export async function castBallot(conference: string, election: string, ballot: string): Promise<unknown> {
  const request = new Request(`/api/voting/v1/conferences/${conference}/elections/${election}/ballots`, {
    method: "POST",
    body: ballot,
    headers: { "content-type": "application/json" },
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  return (await send(request)).json();
}
