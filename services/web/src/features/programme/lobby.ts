import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { Answer, Next, OnNow } from "@/app/feature";
import { type AgendaItem, nowQuery, type Schemas, type Session } from "./api";
import { roomTarget, sessionTarget } from "./targets";
import { hasRoom, say, sessionTypes } from "./words";

type Now = Schemas["Now"];

function useNowAnswer<T>(read: (now: Now, slug: string) => T): Answer<T> {
  const { id, slug } = useConference();
  const { data, isError, refetch } = useQuery(nowQuery(id));
  if (data !== undefined) return { state: "ready", items: read(data, slug) };
  return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
}

function onNow(session: Session, now: Now, slug: string): OnNow {
  const seated = now.my_tables[session.id] !== undefined;
  const onStage = session.mine !== null && session.mine !== "visitor";
  const label = session.room === "" ? t`Enter the session` : t`Enter ${session.room}`;
  return {
    id: `session:${session.id}`,
    rank: seated || onStage ? 1 : hasRoom(session) ? 2 : 3,
    title: say(session.title),
    facts: [i18n._(sessionTypes[session.type]), session.room].filter(Boolean),
    starts: session.starts,
    ends: session.ends,
    enter: { label: seated ? t`Go to your table` : label, to: roomTarget(slug, session) },
  };
}

/** What is open on the programme. */
export const useOnNow = (): Answer<OnNow[]> =>
  useNowAnswer((now, slug) => now.on_now.map((session) => onNow(session, now, slug)));

function mine(item: AgendaItem, session: Session, slug: string): Next {
  const kind = i18n._(sessionTypes[session.type]);
  const detail = [item.table ? t`${kind}, seat kept` : kind, session.room].filter(Boolean).join(", ");
  return {
    id: item.thing,
    starts: item.starts,
    title: say(session.title),
    detail,
    mine: true,
    to: sessionTarget(slug, session.id),
  };
}

function open(session: Session, slug: string): Next {
  const detail = [i18n._(sessionTypes[session.type]), session.room].filter(Boolean).join(", ");
  const { id, starts, title } = session;
  return { id: `session:${id}`, starts, title: say(title), detail, mine: false, to: sessionTarget(slug, id) };
}

/** My next sessions, and what starts next for everybody; meetings come from where they are agreed. */
export const useNext = (): Answer<Next[]> =>
  useNowAnswer(({ next_for_me, next_start }, slug) => {
    const chosen = next_for_me.flatMap((item) => (item.session ? [mine(item, item.session, slug)] : []));
    const first = next_start ? [open(next_start, slug)] : [];
    return [...chosen, ...first.filter(({ id }) => chosen.every((item) => item.id !== id))];
  });
