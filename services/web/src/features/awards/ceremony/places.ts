import { t } from "@lingui/core/macro";
import type { Election } from "../api";

/** How a place is called when it is announced. */
export function placeName(place: number): string {
  if (place === 1) return t`First place`;
  if (place === 2) return t`Second place`;
  return place === 3 ? t`Third place` : t`Place ${place}`;
}

/**
 * How many votes are still sealed. With approval a ballot holds several votes and their sum is not known before
 * the end: then the block stands for the ballots until the first place is revealed.
 */
export function sealedLeft({ state, voted, revealed, rules }: Election): number {
  if (state === "revealed") return 0;
  if (rules.counting === "approval") return voted;
  const open = revealed.reduce((sum, { names, votes }) => sum + votes * names.length, 0);
  return Math.max(0, voted - open);
}
