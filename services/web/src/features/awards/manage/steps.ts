import type { Award, Election } from "../api";

/** The step an elected award is at: nominations, shortlist, rules, voting, ceremony; 5 once all is done. */
export function stepOf(
  award: Pick<Award, "nominations" | "shortlist">,
  election: Pick<Election, "state"> | undefined,
) {
  switch (election?.state) {
    case "draft":
      return 2;
    case "open":
      return 3;
    case "closed":
    case "tallied":
    case "revealing":
      return 4;
    case "revealed":
    case "void":
      return 5;
    default:
      if (award.nominations === "open") return 0;
      return award.shortlist.length < 2 ? 1 : 2;
  }
}
