import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { closePoll, openPoll, type Poll, pollsQuery, removePoll } from "./api";

/** Open, close or drop a poll: for those on stage and the organisers. */
export function PollManage({ poll }: { poll: Poll }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const act = useMutation({
    mutationFn: (what: (conference: string, poll: string) => Promise<unknown>) => what(id, poll.id),
    onSettled: () => cache.invalidateQueries({ queryKey: pollsQuery(id, poll.session).queryKey }),
  });
  const name = <span className="vh">: {poll.question}</span>;
  if (poll.state === "closed") return null;
  return (
    <>
      <div className="row">
        {poll.state === "draft" ? (
          <Button size="small" look="filled" pending={act.isPending} onClick={() => act.mutate(openPoll)}>
            <Trans>Open the poll</Trans>
            {name}
          </Button>
        ) : (
          <Button size="small" pending={act.isPending} onClick={() => act.mutate(closePoll)}>
            <Trans>Close the poll</Trans>
            {name}
          </Button>
        )}
        {poll.voted === 0 && (
          <Button size="small" look="ending" disabled={act.isPending} onClick={() => act.mutate(removePoll)}>
            <Trans>Remove</Trans>
            {name}
          </Button>
        )}
      </div>
      {act.error && <FormError error={act.error} />}
    </>
  );
}
