import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { useTopic } from "@/live/useTopic";
import { toast } from "@/ui/toasts";
import { boothQuery, boothsQuery, exhibitionKey, myBoothsQuery, myRequestsQuery, queueQuery } from "./api";
import { answerOf, boothOf, patchHall } from "./changes";
import { talkTarget } from "./targets";
import { useStayHere } from "./useStayHere";

/** Keeps hall, queues and one's own requests fresh, and says wherever one is that a booth answers. */
export function Observer() {
  const { t } = useLingui();
  const { id, slug, me } = useConference();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const again = (...keys: readonly (readonly unknown[])[]) => {
    for (const queryKey of keys) void cache.invalidateQueries({ queryKey });
  };
  const everything = () => again(exhibitionKey(id));
  useStayHere();
  useTopic("conference", {
    event: (event) => {
      const booth = boothOf(event);
      if (booth === null) return;
      if (event.kind === "booth.changed") again(boothsQuery(id).queryKey, boothQuery(id, booth).queryKey);
      if (event.kind !== "hall.changed") return;
      patchHall(cache, id, event);
      again(boothQuery(id, booth).queryKey);
    },
    refetch: everything,
  });
  useTopic(`participant.${me.participant}`, {
    event: (event) => {
      const booth = boothOf(event);
      if (booth === null) return;
      if (event.kind === "queue.changed") again(myBoothsQuery(id).queryKey, queueQuery(id, booth).queryKey);
      if (event.kind !== "contact.changed") return;
      again(myRequestsQuery(id).queryKey, boothQuery(id, booth).queryKey);
      const now = answerOf(event);
      const isThere = location.pathname.includes(`/exhibition/${booth}`);
      if (now?.state !== "answered" || now.means !== "video" || isThere) return;
      const press = () => void navigate(talkTarget(slug, booth));
      toast({ text: t`The booth answers you now`, act: { label: t`Enter`, press } });
    },
    refetch: everything,
  });
  return null;
}
