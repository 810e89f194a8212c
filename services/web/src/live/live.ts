import { freshToken, refresh, session, tokenNow, watchSession } from "@/http/session";
import { LiveConnection } from "./connection";

async function token(renew: boolean): Promise<string | null> {
  const now = session();
  if (renew && now.phase === "signed-in") await refresh(now.conference?.id ?? null);
  return freshToken();
}

/** This tab's connection. */
export const live = new LiveConnection({
  open: (ear) => {
    const socket = new WebSocket(new URL("/live", location.href.replace(/^http/, "ws")));
    socket.onopen = ear.opened;
    socket.onmessage = (message) => ear.heard(String(message.data));
    socket.onclose = (event) => ear.lost(event.code);
    return socket;
  },
  token,
  random: Math.random,
});

const conferenceNow = (): string | null => {
  const now = session();
  return now.phase === "signed-in" ? (now.conference?.id ?? null) : null;
};

let conference = conferenceNow();
let known = tokenNow();
watchSession(() => {
  const fresh = tokenNow();
  if (conferenceNow() !== conference) {
    conference = conferenceNow();
    live.close();
  } else if (fresh !== null && fresh !== known) {
    live.sendToken(fresh);
  }
  known = fresh;
});

addEventListener("online", () => live.retryNow());
