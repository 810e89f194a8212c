import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { leaveSeat, nowQuery, sessionQuery, tablesQuery, takeSeat } from "../api";

/** My seat in a round: `take` a table's (null: the one that mixes best), or `leave` it. */
export function useSeat(session: string) {
  const { id } = useConference();
  const cache = useQueryClient();
  const onSettled = () =>
    Promise.all(
      [tablesQuery(id, session).queryKey, sessionQuery(id, session).queryKey, nowQuery(id).queryKey].map(
        (queryKey) => cache.invalidateQueries({ queryKey }),
      ),
    );
  const take = useMutation({ mutationFn: (table: string | null) => takeSeat(id, session, table), onSettled });
  const leave = useMutation({ mutationFn: () => leaveSeat(id, session), onSettled });
  return { take, leave };
}
