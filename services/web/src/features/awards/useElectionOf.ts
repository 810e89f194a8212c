import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { electionsQuery } from "./api";

/** The election of an award; for organisers also one that is still in preparation. */
export function useElectionOf(award: string, latest: string | null) {
  const { id } = useConference();
  const all = useQuery(electionsQuery(id)).data?.filter((each) => each.award === award) ?? [];
  return all.find(({ state }) => state === "draft") ?? all.find((each) => each.id === latest);
}
