import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { AlsoOpen, Answer } from "@/app/feature";
import { clock } from "@/time/format";
import { type Election, electionsQuery } from "./api";
import { receiptOf } from "./receipts";
import { ballotTarget, ceremonyTarget } from "./targets";

/** Award elections that are open, and ceremonies under way. */
export function useAlsoOpen(): Answer<AlsoOpen[]> {
  const { id, slug, me } = useConference();
  const { data, isError, refetch } = useQuery(electionsQuery(id));
  if (data === undefined) {
    return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
  }
  const items = data.flatMap((election) => {
    if (election.state === "open") return [vote(election, slug, me.participant)];
    return election.state === "revealing" ? [ceremony(election, slug)] : [];
  });
  return { state: "ready", items };
}

function vote(election: Election, slug: string, participant: string): AlsoOpen {
  const receipt = receiptOf(election.id, participant);
  const until = election.closes_at === null ? "" : clock(election.closes_at);
  const at = receipt === null ? "" : clock(receipt.at);
  const entry: AlsoOpen = {
    id: `election:${election.id}`,
    order: 10,
    title: election.title,
    detail: until ? t`Award election, open until ${until}` : t`Award election`,
    act: {
      label: at ? t`Voted at ${at}: look or change` : t`Vote`,
      to: ballotTarget(slug, election.id),
      button: true,
    },
  };
  return at ? entry : { ...entry, chip: t`Your vote is asked` };
}

const ceremony = (election: Election, slug: string): AlsoOpen => ({
  id: `election:${election.id}`,
  order: 5,
  title: election.title,
  chip: t`Being announced`,
  detail: t`Award election`,
  act: { label: t`Watch the ceremony`, to: ceremonyTarget(slug, election.id), button: true },
});
