import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { useLiveQuery } from "@/live/useTopic";
import { type Presence, presenceQuery } from "./api";
import { afterEvent } from "./presence";

/** Who is in the room of a thing, whose hands are up, who is guest on its stage; kept fresh. */
export function usePresence(thing: string): Presence | undefined {
  const { id } = useConference();
  const cache = useQueryClient();
  const query = presenceQuery(id, thing);
  const { data } = useQuery(query);
  useLiveQuery(`room.${thing.replace(":", ".")}`, query.queryKey, (event) => {
    const now = cache.getQueryData<Presence>(query.queryKey);
    const after = now && afterEvent(now, event);
    if (after) cache.setQueryData(query.queryKey, after);
    return after !== undefined && after !== null;
  });
  return data;
}
