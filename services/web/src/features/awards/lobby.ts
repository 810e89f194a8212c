import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { AlsoOpen, Answer } from "@/app/feature";
import { type Election, electionsQuery } from "./api";
import { mayVote } from "./electorate";
import { receiptOf } from "./receipts";
import { ballotTarget, ceremonyTarget, electionTarget } from "./targets";
import { moment } from "./words";

/** Award elections that are open, and ceremonies under way. */
export function useAlsoOpen(): Answer<AlsoOpen[]> {
  const { id, slug, me } = useConference();
  const { data, isError, refetch } = useQuery(electionsQuery(id));
  if (data === undefined) {
    return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
  }
  const items = data.flatMap((election) => {
    if (election.state === "open") {
      return [mayVote(election, me.roles) ? vote(election, slug, me.participant) : look(election, slug)];
    }
    return election.state === "revealing" ? [ceremony(election, slug)] : [];
  });
  return { state: "ready", items };
}

function vote(election: Election, slug: string, participant: string): AlsoOpen {
  const receipt = receiptOf(election.id, participant);
  const at = receipt === null ? "" : moment(receipt.at);
  const entry: AlsoOpen = {
    id: `election:${election.id}`,
    order: 10,
    title: election.title,
    detail: openWords(election),
    act: {
      label: at ? t`Voted at ${at}: look or change` : t`Vote`,
      to: ballotTarget(slug, election.id),
      button: true,
    },
  };
  return at ? entry : { ...entry, chip: t`Your vote is asked` };
}

function openWords({ closes_at }: Election): string {
  const until = closes_at === null ? "" : moment(closes_at);
  return until ? t`Award election, open until ${until}` : t`Award election`;
}

const look = (election: Election, slug: string): AlsoOpen => ({
  id: `election:${election.id}`,
  order: 20,
  title: election.title,
  detail: t`${openWords(election)}; the jury votes`,
  act: { label: t`Rules and list of ballots`, to: electionTarget(slug, election.id) },
});

const ceremony = (election: Election, slug: string): AlsoOpen => ({
  id: `election:${election.id}`,
  order: 5,
  title: election.title,
  chip: t`Being announced`,
  detail: t`Award election`,
  act: { label: t`Watch the ceremony`, to: ceremonyTarget(slug, election.id), button: true },
});
