import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Listener, LiveState } from "./connection";
import type { LiveEvent } from "./frames";
import { live } from "./live";
import type { TopicMemory } from "./topic";

/** How the connection stands. */
export const useLiveState = (): LiveState => useSyncExternalStore(live.watch, live.current);

/**
 * Listen to a topic while the component is mounted; null listens to nothing. Events come once, in order, and
 * only those newer than what was seen. `refetch` is called when events may be missing.
 * Returns whether the topic was granted; "refused" also when the right is taken away later.
 */
export function useTopic(topic: string | null, listener: Listener): TopicMemory["state"] {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (topic === null) return;
    return live.subscribe(topic, {
      event: (event) => latest.current.event(event),
      refetch: () => latest.current.refetch(),
    });
  }, [topic]);
  return useSyncExternalStore(live.watch, () => (topic === null ? "asking" : live.topicState(topic)));
}

/**
 * Keep cached data fresh from a topic. `patch` may put an event's facts into the cache and return true; for any
 * other event the data under `queryKey` are fetched again.
 */
export function useLiveQuery(
  topic: string | null,
  queryKey: QueryKey,
  patch?: (event: LiveEvent) => boolean,
): TopicMemory["state"] {
  const cache = useQueryClient();
  const again = () => void cache.invalidateQueries({ queryKey });
  return useTopic(topic, {
    event: (event) => {
      if (patch?.(event) !== true) again();
    },
    refetch: again,
  });
}
