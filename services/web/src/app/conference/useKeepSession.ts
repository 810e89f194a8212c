import { useEffect } from "react";
import { refresh, type Session } from "@/http/session";

/** A token is replaced this long before it ends. */
const margin = 60_000;

/** Replace the access token in time, so that the live connection is never without one. */
export function useKeepSession(session: Session): void {
  const expiresAt = session.phase === "signed-in" ? session.expiresAt : null;
  const conference = session.phase === "signed-in" ? (session.conference?.id ?? null) : null;
  useEffect(() => {
    if (expiresAt === null) return;
    const wait = Math.max(1_000, expiresAt - margin - Date.now());
    const timer = setTimeout(() => refresh(conference).catch(() => undefined), wait);
    return () => clearTimeout(timer);
  }, [expiresAt, conference]);
}
