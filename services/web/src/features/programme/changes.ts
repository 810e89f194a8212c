import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  addToAgenda,
  agendaQuery,
  nowQuery,
  removeFromAgenda,
  type Session,
  sessionQuery,
  sessionsQuery,
} from "./api";

/** Change what is known of a session, wherever it is kept, without asking again. */
export function patchSession(
  cache: QueryClient,
  conference: string,
  id: string,
  change: Partial<Session>,
): void {
  cache.setQueryData(sessionsQuery(conference).queryKey, (all) =>
    all?.map((session) => (session.id === id ? { ...session, ...change } : session)),
  );
  cache.setQueryData(sessionQuery(conference, id).queryKey, (one) => one && { ...one, ...change });
}

interface Wanted {
  session: string;
  /** In the agenda, or out of it. */
  mine: boolean;
}

/** Put a session into my agenda, with what it clashes, or take it out. The clash was said before the press. */
export function useAgendaChange(conference: string, onDone?: (wanted: Wanted) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ session, mine }: Wanted) => {
      if (mine) await addToAgenda(conference, session, true);
      else await removeFromAgenda(conference, session);
    },
    onSuccess: (_, wanted) => {
      patchSession(cache, conference, wanted.session, { mine: wanted.mine ? "visitor" : null });
      onDone?.(wanted);
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: agendaQuery(conference).queryKey }),
        cache.invalidateQueries({ queryKey: nowQuery(conference).queryKey }),
      ]),
  });
}
