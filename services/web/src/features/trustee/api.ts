import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/voting";
import { serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/voting/v1/conferences/{conference}/elections/{election}";

type Schemas = components["schemas"];
export type Duty = Schemas["DutyOut"];
export type Step = Duty["step"];
export type CeremonyState = Schemas["CeremonyOut"];
export type TrusteeState = Schemas["TrusteeOut"];

/** A trustee's personal link. */
export interface Door {
  readonly conference: string;
  readonly election: string;
  readonly token: string;
}

const path = ({ conference, election }: Door) => ({ path: { conference, election } });

/** How often a trustee's page looks whether it goes on. */
const LOOK_MS = 3_000;

export const dutyKey = (door: Door) => ["voting", "trustee", door.election, door.token] as const;

export const dutyQuery = (door: Door) =>
  queryOptions({
    queryKey: dutyKey(door),
    queryFn: ({ signal }) =>
      take(api.POST(`${root}/trustee/duty`, { params: path(door), body: { token: door.token }, signal })),
    refetchInterval: LOOK_MS,
  });

export const handInCertificate = (door: Door, message: string) =>
  take(api.POST(`${root}/trustee/certificate`, { params: path(door), body: { token: door.token, message } }));

export const handInDealing = (door: Door, message: string) =>
  take(api.POST(`${root}/trustee/dealing`, { params: path(door), body: { token: door.token, message } }));

export const handInKey = (door: Door, message: string) =>
  take(api.POST(`${root}/trustee/key`, { params: path(door), body: { token: door.token, message } }));

export const confirmSaving = (door: Door) =>
  take(api.POST(`${root}/trustee/saving`, { params: path(door), body: { token: door.token } }));

export const handInDecryption = (door: Door, message: string) =>
  take(api.POST(`${root}/trustee/decryption`, { params: path(door), body: { token: door.token, message } }));

/** Where the public list of all sealed ballots is downloaded. */
export const archiveAddress = ({ conference, election }: Door) =>
  `/api/voting/v1/conferences/${conference}/elections/${election}/archive`;

export const ceremonyKey = (conference: string, election: string) =>
  ["voting", conference, "ceremony", election] as const;

export const ceremonyQuery = (conference: string, election: string) =>
  queryOptions({
    queryKey: ceremonyKey(conference, election),
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/ceremony`, { params: { path: { conference, election } }, signal })),
  });

export const nameTrustees = (conference: string, election: string, names: readonly string[]) =>
  take(
    api.PUT(`${root}/trustees`, {
      params: { path: { conference, election } },
      body: { trustees: names.map((name) => ({ name })) },
    }),
  );

export const makeLink = (conference: string, election: string, number: number) =>
  take(api.POST(`${root}/trustees/{number}/link`, { params: { path: { conference, election, number } } }));

export const endWithoutResult = (conference: string, election: string) =>
  take(api.POST(`${root}/abandonment`, { params: { path: { conference, election } } }));
