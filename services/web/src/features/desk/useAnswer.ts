import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { directTarget } from "@/features/chat";
import { answerRequest, exhibitionKey, type Means, queueQuery, talkTarget } from "@/features/exhibition";
import { useCreate } from "@/http/useCreate";

interface Choice {
  request: string;
  means: Means;
}

/** Take a visitor of the queue and go where the two talk: the booth's room, or the direct messages. */
export function useAnswer(booth: string) {
  const { id, slug } = useConference();
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useCreate({
    create: ({ request, means }: Choice, key) => answerRequest(id, request, means, key),
    onSuccess: async (answering) => {
      if (answering.means === "video") await navigate(talkTarget(slug, booth));
      else {
        const queue = await cache.fetchQuery({ ...queueQuery(id, booth), staleTime: 0 });
        const taken = queue.answering.find((each) => each.id === answering.id);
        if (taken !== undefined) await navigate(directTarget(slug, taken.visitor.id));
      }
    },
    onSettled: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
}
