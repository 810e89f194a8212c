import type { AlsoOpen, Answer, LobbyHooks, Next, OnNow, Waiting, Whereabouts } from "@/app/feature";
import { features } from "@/app/features";

/** What all features together say about one part of the lobby. */
export interface Collected<T> {
  items: T[];
  /** Some still ask. */
  pending: boolean;
  /** Asks again those that could not learn theirs; null when all could. */
  retry: (() => void) | null;
}

function retryAll(failed: { retry: () => void }[]): void {
  for (const answer of failed) answer.retry();
}

/** Put the answers together. */
export function collect<T>(answers: Answer<T[]>[]): Collected<T> {
  const failed = answers.filter((answer) => answer.state === "failed");
  return {
    items: answers.flatMap((answer) => (answer.state === "ready" ? answer.items : [])),
    pending: answers.some((answer) => answer.state === "pending"),
    retry: failed.length > 0 ? () => retryAll(failed) : null,
  };
}

/** The room to enter first: by rank, then the one that began first. */
export const chooseHero = (items: OnNow[]): OnNow | undefined =>
  [...items].sort((a, b) => a.rank - b.rank || a.starts.localeCompare(b.starts))[0];

/** What begins next, soonest first; what has begun is no longer next. */
export const upcoming = (items: Next[], now: number): Next[] =>
  items.filter((item) => Date.parse(item.starts) > now).sort((a, b) => a.starts.localeCompare(b.starts));

const hooks: LobbyHooks[] = features.flatMap((feature) => feature.lobby ?? []);

/** The link at the right of a part's title. */
export const linkOf = (part: "next" | "waiting") => hooks.flatMap(({ links }) => links?.[part] ?? [])[0];

// The list of features is constant, so these hooks are called in the same order on every render.
/* biome-ignore-start lint/correctness/useHookAtTopLevel: the order never changes, see above */
export const useOnNow = (): Collected<OnNow> =>
  collect(hooks.flatMap(({ useOnNow }) => (useOnNow ? [useOnNow()] : [])));

export const useNext = (): Collected<Next> =>
  collect(hooks.flatMap(({ useNext }) => (useNext ? [useNext()] : [])));

export const useWaiting = (): Collected<Waiting> => {
  const all = collect(hooks.flatMap(({ useWaiting }) => (useWaiting ? [useWaiting()] : [])));
  return { ...all, items: all.items.sort((a, b) => a.since.localeCompare(b.since)) };
};

export const useAlsoOpen = (): Collected<AlsoOpen> => {
  const all = collect(hooks.flatMap(({ useAlsoOpen }) => (useAlsoOpen ? [useAlsoOpen()] : [])));
  return { ...all, items: all.items.sort((a, b) => a.order - b.order) };
};

export const useWhereabouts = (): Whereabouts | null => {
  const answers = hooks.flatMap(({ useWhereabouts }) => (useWhereabouts ? [useWhereabouts()] : []));
  return answers.flatMap((answer) => (answer.state === "ready" ? [answer.items] : []))[0] ?? null;
};
/* biome-ignore-end lint/correctness/useHookAtTopLevel: the order never changes, see above */
