import { plural, t } from "@lingui/core/macro";
import type { Wedge } from "@/ui/Hemicycle";
import type { Election, ElectionResult } from "../api";
import { fillOf, resultSentence, wedgesOf } from "../wedges";
import { sealedLeft } from "./places";

/**
 * The hall as it is: one sealed block, and beside it the places revealed so far, each with the fill it has in the
 * result. Unrevealed places are never drawn apart: their sizes are the result.
 */
export function wedgesNow(election: Election, result: ElectionResult | undefined): Wedge[] {
  if (result) return wedgesOf(result);
  const places = [...election.revealed].sort((a, b) => a.place - b.place);
  const open = places.flatMap(({ place, names, votes }) =>
    names.map((name, index): Wedge => {
      return { id: name, count: votes, fill: fillOf(place - 1 + index, election.nominees.length) };
    }),
  );
  return [{ id: "sealed", count: sealedLeft(election), fill: "sealed" }, ...open];
}

/** The same in words. */
export function picture(election: Election, result: ElectionResult | undefined): string {
  if (result) return resultSentence(result);
  const left = sealedLeft(election);
  const open = election.revealed.map(({ names, votes }) => `${names.join(", ")} ${votes}`).join("; ");
  const sealed = plural(left, { one: "# dot still sealed", other: "# dots still sealed" });
  return open === "" ? t`${sealed}: nothing is known yet.` : t`${sealed}. Revealed: ${open}.`;
}
