import {
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useQueryClient,
} from "@tanstack/react-query";
import * as v from "valibot";
import { useConference } from "@/app/conference/useConference";
import type { LiveEvent } from "@/live/frames";
import { useLiveQuery } from "@/live/useTopic";
import { channelQuery, directQuery, type Schemas } from "./api";
import { afterEvent, type Pages } from "./messages";

type Held<P> = InfiniteData<P>;

/** Patch what the cache holds; false where it must be asked again. */
function usePatch<P extends Pages>(queryKey: QueryKey): (event: LiveEvent) => boolean {
  const cache = useQueryClient();
  return (event) => {
    const held = cache.getQueryData<Held<P>>(queryKey);
    if (held === undefined) return false;
    const after = afterEvent(held, event);
    if (after !== null) cache.setQueryData<Held<P>>(queryKey, after);
    return after !== null;
  };
}

/** A channel of a thing, kept fresh. */
export function useChannel(thing: string): UseInfiniteQueryResult<Held<Schemas["ChannelOut"]>> {
  const { id, me } = useConference();
  const query = channelQuery(id, thing);
  const found = useInfiniteQuery(query);
  useLiveQuery(
    `chat.${thing.replace(":", ".")}`,
    query.queryKey,
    usePatch<Schemas["ChannelOut"]>(query.queryKey),
  );
  // Whether I may write here changes with a silence, which is told to me alone.
  useLiveQuery(`participant.${me.participant}`, query.queryKey, (event) => event.kind !== "silence.changed");
  return found;
}

const Direct = v.object({ other: v.string() });
const Removed = v.object({ channel: v.string() });

/** Whether an event on my own topic concerns my conversation with somebody. */
function concerns(event: LiveEvent, other: string): boolean {
  if (event.kind === "direct_message.posted") return v.is(Direct, event.data) && event.data.other === other;
  if (event.kind === "message.removed")
    return v.is(Removed, event.data) && event.data.channel.includes(other);
  return false;
}

/** Direct messages with somebody, kept fresh. */
export function useDirect(other: string): UseInfiniteQueryResult<Held<Schemas["Page_MessageOut_"]>> {
  const { id, me } = useConference();
  const query = directQuery(id, other);
  const found = useInfiniteQuery(query);
  const patch = usePatch<Schemas["Page_MessageOut_"]>(query.queryKey);
  useLiveQuery(
    `participant.${me.participant}`,
    query.queryKey,
    (event) => !concerns(event, other) || patch(event),
  );
  return found;
}
