import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { useLiveQuery } from "@/live/useTopic";
import { electionQuery, electionsKey } from "./api";

/** An election that is kept fresh while the page is open. */
export function useElection(election: string) {
  const { id } = useConference();
  useLiveQuery(`election.${election}`, [...electionsKey(id), election]);
  return useQuery(electionQuery(id, election));
}
