import { linkOptions } from "@tanstack/react-router";
import type { Session } from "./api";

/** Whether people may come in: from the doors, five minutes before, until it has ended. */
export const isOpen = (session: Pick<Session, "state" | "doors_at">, now: number): boolean =>
  session.state === "live" || (session.state === "scheduled" && Date.parse(session.doors_at) <= now);

/** The page of a session. */
export const sessionTarget = (slug: string, session: string) =>
  linkOptions({ to: "/c/$slug/programme/$session", params: { slug, session } });

/** Where one enters a session: its room, or in a table round one's own table. */
export const roomTarget = (slug: string, session: Pick<Session, "id" | "type">) =>
  linkOptions({
    to:
      session.type === "table_round"
        ? "/c/$slug/programme/$session/table"
        : "/c/$slug/programme/$session/room",
    params: { slug, session: session.id },
  });
