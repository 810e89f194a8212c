import { useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { useTopic } from "@/live/useTopic";
import { networkingKey } from "./api";

/** Keeps requests and meetings fresh wherever one is. */
export function Observer() {
  const { id, me } = useConference();
  const cache = useQueryClient();
  const again = () => void cache.invalidateQueries({ queryKey: networkingKey(id) });
  useTopic(`participant.${me.participant}`, {
    event: ({ kind }) => {
      if (kind.startsWith("meeting.") || kind.startsWith("meeting_request.")) again();
    },
    refetch: again,
  });
  return null;
}
