import { t } from "@lingui/core/macro";
import { clock } from "@/time/format";
import type { Award, Election } from "./api";

/** How an election stands, in one sentence. */
export function electionWords({ state, closes_at, closed_at }: Election): string {
  const until = closes_at === null ? "" : clock(closes_at);
  const since = closed_at === null ? "" : clock(closed_at);
  switch (state) {
    case "draft":
      return t`In preparation: the rules can still change.`;
    case "open":
      return until ? t`Voting is open until ${until}.` : t`Voting is open until the organisers close it.`;
    case "closed":
    case "tallied":
      return since
        ? t`Voting closed at ${since}. The result is announced in the ceremony.`
        : t`Voting is closed. The result is announced in the ceremony.`;
    case "revealing":
      return t`The result is being announced.`;
    case "revealed":
      return t`The result is announced.`;
  }
}

/** How an award stands while there is no election to speak of. */
export function awardWords({ kind, laureate, nominations, shortlist }: Award): string {
  if (laureate !== null) return t`Conferred.`;
  if (kind === "conferred") return t`Conferred without a vote; not announced yet.`;
  if (nominations === "open") return t`Nominations are open.`;
  return shortlist.length > 0 ? t`The shortlist is complete.` : t`No nominations yet.`;
}
