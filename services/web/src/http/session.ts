import { useSyncExternalStore } from "react";
import * as v from "valibot";
import { ApiError, hasCode, send } from "./problem";

const Membership = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  participant: v.nullable(v.string()),
  roles: v.array(v.string()),
});
const Answer = v.object({
  access_token: v.string(),
  expires_at: v.pipe(v.string(), v.isoTimestamp()),
  account: v.object({ id: v.string(), email: v.string(), may_create: v.boolean() }),
  conferences: v.array(Membership),
  conference: v.nullable(Membership),
});
/** What one person is in one conference. */
export type Membership = v.InferOutput<typeof Membership>;
export type SessionAnswer = v.InferOutput<typeof Answer>;

export type Session =
  | { phase: "unknown" }
  | { phase: "signed-out" }
  | {
      phase: "signed-in";
      token: string;
      expiresAt: number;
      account: SessionAnswer["account"];
      conferences: Membership[];
      /** The conference that the token is for. */
      conference: Membership | null;
    };

const base = "/api/registration/v1";
/** A token this close to its end is replaced before it is used, so that clocks may differ a little. */
const margin = 30_000;

/** Says that this browser has the cookie, which scripts cannot see; without it nobody is asked for a token. */
const sign = "plenaria.signed-in";

let current: Session = localStorage.getItem(sign) === null ? { phase: "signed-out" } : { phase: "unknown" };
const watchers = new Set<() => void>();

function set(next: Session): void {
  current = next;
  if (next.phase === "signed-in") localStorage.setItem(sign, "");
  else localStorage.removeItem(sign);
  for (const watcher of watchers) watcher();
}

export const session = (): Session => current;

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const useSession = (): Session => useSyncExternalStore(watchSession, session);

/** Take over the session that a sign-in or a refresh answered. The token lives in memory only. */
export function adopt(body: unknown): SessionAnswer {
  const answer = v.parse(Answer, body);
  set({
    phase: "signed-in",
    token: answer.access_token,
    expiresAt: Date.parse(answer.expires_at),
    account: answer.account,
    conferences: answer.conferences,
    conference: answer.conference,
  });
  return answer;
}

const post = (path: string, body: unknown): Request =>
  new Request(new URL(base + path, location.origin), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function askForToken(conference: string | null): Promise<void> {
  try {
    adopt(await (await send(post("/session/refresh", { conference }))).json());
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) set({ phase: "signed-out" });
    throw error;
  }
}

let refreshing: { conference: string | null; done: Promise<void> } | null = null;

/**
 * Get a token for a conference (null: for the account alone) with the refresh cookie.
 * The cookie changes at each refresh, so one runs at a time, in this tab and, by a lock, in all of them.
 */
export function refresh(conference: string | null): Promise<void> {
  if (refreshing?.conference === conference) return refreshing.done;
  const previous = refreshing?.done ?? Promise.resolve();
  const done = previous
    .catch(() => undefined)
    .then(() => navigator.locks.request("plenaria-refresh", () => askForToken(conference)));
  const mine = { conference, done };
  refreshing = mine;
  const clear = () => {
    if (refreshing === mine) refreshing = null;
  };
  done.then(clear, clear);
  return done;
}

/** The access token, fresh enough to be used now; null when nobody is signed in. */
export async function freshToken(): Promise<string | null> {
  if (current.phase !== "signed-in") return null;
  if (current.expiresAt - Date.now() < margin) await refresh(current.conference?.id ?? null);
  return session().phase === "signed-in" ? tokenNow() : null;
}

export const tokenNow = (): string | null => (current.phase === "signed-in" ? current.token : null);

/** Be signed in to the conference with this slug, or learn that one is not (false). */
export async function enterConference(slug: string): Promise<boolean> {
  if (current.phase === "signed-in" && current.conference?.slug === slug) return true;
  try {
    if (current.phase === "unknown") await refresh(null);
    if (session().phase !== "signed-in") return false;
    const membership = conferences().find((one) => one.slug === slug);
    if (membership === undefined) return false;
    if (conferenceNow()?.id !== membership.id) await refresh(membership.id);
    return conferenceNow()?.slug === slug;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500 && !hasCode(error, "too_many_requests")) return false;
    throw error;
  }
}

const conferences = (): Membership[] => (current.phase === "signed-in" ? current.conferences : []);
const conferenceNow = (): Membership | null => (current.phase === "signed-in" ? current.conference : null);

/** End this browser's session, here and on the server. */
export async function signOut(): Promise<void> {
  const headers = { authorization: `Bearer ${tokenNow() ?? ""}` };
  await send(new Request(new URL(`${base}/session`, location.origin), { method: "DELETE", headers }));
  set({ phase: "signed-out" });
}
