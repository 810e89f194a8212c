import { plural, t } from "@lingui/core/macro";
import type { Fill, Wedge } from "@/ui/Hemicycle";
import type { ElectionResult } from "./api";

const FILLS: readonly Fill[] = ["accent", "ink", "ring", "sealed"];

/** The wedges of a result: the first four, the others as one, abstentions as small dots. */
export function wedgesOf({ table, blank }: Pick<ElectionResult, "table" | "blank">): Wedge[] {
  const shown = table.length > 5 ? table.slice(0, 4) : table;
  const rest = table.slice(shown.length).reduce((sum, { votes }) => sum + votes, 0);
  return [
    ...shown.map(
      ({ name, votes }, index) => ({ id: name, count: votes, fill: FILLS[index] ?? "now" }) as const,
    ),
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
