import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/registration";
import { serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/registration/v1/conferences/{conference}/elections/{election}";

export type Credential = components["schemas"]["CredentialOut"];
export type Voter = components["schemas"]["VoterOut"];

/** The reader's own code for an election, and the seed of their order by lot. Kept in memory only. */
export const credentialQuery = (conference: string, election: string) =>
  queryOptions({
    queryKey: ["registration", conference, "credential", election],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/credential`, { params: { path: { conference, election } }, signal })),
    retry: false,
  });

/** The roll as organisers see it: who may vote, and whether they collected their code. */
export const votersQuery = (conference: string, election: string) =>
  queryOptions({
    queryKey: ["registration", conference, "voters", election],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/voters`, { params: { path: { conference, election } }, signal }))).items,
  });

/** Name who votes for an organisation. */
export const nameVoter = (conference: string, election: string, organisation: string, participant: string) =>
  take(
    api.PUT(`${root}/voters/{organisation}`, {
      params: { path: { conference, election, organisation } },
      body: { participant },
    }),
  );
