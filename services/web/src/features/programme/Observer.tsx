import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import * as v from "valibot";
import { useConference } from "@/app/conference/useConference";
import type { LiveEvent } from "@/live/frames";
import { useTopic } from "@/live/useTopic";
import { agendaQuery, nowQuery, programmeKey, sessionQuery, sessionsQuery, tracksQuery } from "./api";
import { patchSession } from "./changes";

const Of = v.object({ session: v.string() });
const states: Record<string, "live" | "ended"> = { "session.started": "live", "session.ended": "ended" };
/** A thousand browsers hear of a start at once; they ask again within this time, not together. */
const spread = 1_500;

const sessionOf = (event: LiveEvent): string | null => {
  const parsed = v.safeParse(Of, event.data);
  return parsed.success ? parsed.output.session : null;
};

/** Keeps programme, agenda and what is on now fresh while one is inside the conference. */
export function Observer() {
  const { id, me } = useConference();
  const cache = useQueryClient();
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  const again = (...keys: readonly (readonly unknown[])[]) => {
    for (const queryKey of keys) void cache.invalidateQueries({ queryKey });
  };
  const nowLater = () => {
    clearTimeout(later.current);
    later.current = setTimeout(() => again(nowQuery(id).queryKey), Math.random() * spread);
  };
  useTopic("conference", {
    event: (event) => {
      const session = sessionOf(event);
      if (event.kind === "track.changed") again(tracksQuery(id).queryKey);
      if (!event.kind.startsWith("session.") || session === null) return;
      const state = states[event.kind];
      if (state !== undefined) patchSession(cache, id, session, { state });
      else if (event.kind !== "session.opened") {
        again(sessionsQuery(id).queryKey, sessionQuery(id, session).queryKey, agendaQuery(id).queryKey);
      }
      nowLater();
    },
    refetch: () => again(programmeKey(id)),
  });
  useTopic(`participant.${me.participant}`, {
    event: (event) => {
      const mine = /^(agenda|meeting)\./.test(event.kind);
      const seat = /^table\./.test(event.kind);
      if (mine || seat) again(agendaQuery(id).queryKey, nowQuery(id).queryKey);
      const session = sessionOf(event);
      if ((mine || seat) && session !== null)
        again(sessionsQuery(id).queryKey, sessionQuery(id, session).queryKey);
    },
    refetch: () => again(agendaQuery(id).queryKey, nowQuery(id).queryKey),
  });
  return null;
}
