import { t } from "@lingui/core/macro";
import { clock, day } from "@/time/format";
import type { Award, Election } from "./api";

/** A moment as people say it today: "14:30", or "26 November, 14:30" on another day. */
export function moment(when: string, now = Date.now()): string {
  const date = day(when);
  const time = clock(when);
  return date === day(now) ? time : t`${date}, ${time}`;
}

/** How an election stands, in one sentence. */
export function electionWords({ state, closes_at, closed_at }: Election): string {
  const until = closes_at === null ? "" : moment(closes_at);
  const since = closed_at === null ? "" : moment(closed_at);
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
    case "void":
      return t`The election ended without a result: too few trustees came to open the ballots.`;
  }
}

/** How an award stands while there is no election to speak of. */
export function awardWords({ kind, laureate, nominations, shortlist }: Award): string {
  if (laureate !== null) return t`Conferred by decision, without a vote.`;
  if (kind === "conferred") return t`Conferred by decision, without a vote; not announced yet.`;
  if (nominations === "open") return t`Nominations are open.`;
  return shortlist.length > 0 ? t`The shortlist is complete.` : t`No nominations yet.`;
}
