import { useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { useTopic } from "@/live/useTopic";

const KINDS = /^(award|election)\./;

/** Keeps awards and elections fresh everywhere in the conference. */
export function Observer() {
  const { id } = useConference();
  const cache = useQueryClient();
  const again = () => {
    for (const of of ["awards", "elections"]) void cache.invalidateQueries({ queryKey: ["voting", id, of] });
  };
  useTopic("conference", { event: ({ kind }) => KINDS.test(kind) && again(), refetch: again });
  return null;
}
