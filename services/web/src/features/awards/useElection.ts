import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useConference } from "@/app/conference/useConference";
import { useTopic } from "@/live/useTopic";
import { electionQuery, electionsKey } from "./api";

/** Ballots may come many a second; who watches asks again only so often. */
const BALLOTS_MS = 3_000;

/** An election and its public list, kept fresh while the page is open. */
export function useElection(election: string) {
  const { id } = useConference();
  const cache = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const again = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    void cache.invalidateQueries({ queryKey: [...electionsKey(id), election] });
  };
  useTopic(`election.${election}`, {
    event: ({ kind }) => {
      if (kind !== "ballot.cast") again();
      else timer.current ??= setTimeout(again, BALLOTS_MS);
    },
    refetch: again,
  });
  return useQuery(electionQuery(id, election));
}
