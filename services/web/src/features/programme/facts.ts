import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { type AgendaItem, agendaQuery, type Session, tracksQuery } from "./api";
import { clash } from "./filter";
import { say, sessionTypes } from "./words";

const none: never[] = [];

/** My agenda as far as it is known. */
export const useAgendaItems = (): readonly AgendaItem[] =>
  useQuery(agendaQuery(useConference().id)).data ?? none;

/** What of mine is at the time of a session, other than itself. */
export const clashesOf = (session: Session, mine: readonly AgendaItem[]): AgendaItem[] =>
  mine.filter((item) => item.thing !== `session:${session.id}` && clash(item, session));

/** "Panel · Plenary hall · Green, Health": what a session is, where, and on which tracks. */
export function useFacts(): (session: Session) => string {
  const { t } = useLingui();
  const tracks = useQuery(tracksQuery(useConference().id)).data ?? none;
  const titles = new Map(tracks.map((track) => [track.key, say(track.title)]));
  return (session) => {
    const named = session.tracks.flatMap((key) => titles.get(key) ?? []).join(", ");
    return [t(sessionTypes[session.type]), session.room, named].filter(Boolean).join(" · ");
  };
}
