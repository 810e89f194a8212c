import { plural, t } from "@lingui/core/macro";
import type { Fill, Wedge } from "@/ui/Hemicycle";
import type { ElectionResult } from "./api";

const FILLS: readonly Fill[] = ["accent", "ink", "ring", "sealed"];

/** How many of the nominees have a wedge of their own: of more than five the first four. */
const shownOf = (count: number) => (count > 5 ? 4 : count);

/** The fill of the nominee at an index of the table; the others share one. */
export const fillOf = (index: number, count: number): Fill =>
  index < shownOf(count) ? (FILLS[index] ?? "now") : "now";

/** The wedges of a result: the first four, the others as one, abstentions as small dots. */
export function wedgesOf({ table, blank }: Pick<ElectionResult, "table" | "blank">): Wedge[] {
  const shown = shownOf(table.length);
  const rest = table.slice(shown).reduce((sum, { votes }) => sum + votes, 0);
  return [
    ...table.slice(0, shown).map(({ name, votes }, index): Wedge => {
      return { id: name, count: votes, fill: fillOf(index, table.length) };
    }),
    { id: "others", count: rest, fill: "now" },
    { id: "abstained", count: blank, fill: "empty" },
  ];
}

/** What the picture shows, in words. */
export function resultSentence({ table, blank }: Pick<ElectionResult, "table" | "blank">): string {
  const votes = table.map(({ name, votes: count }) => `${name} ${count}`).join(", ");
  const all = table.reduce((sum, row) => sum + row.votes, blank);
  const dots = plural(all, { one: "# dot, one for each vote", other: "# dots, one for each vote" });
  return t`${dots}: ${votes}, abstained ${blank}.`;
}
