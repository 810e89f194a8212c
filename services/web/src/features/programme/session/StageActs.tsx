import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { endSession, type SessionDetail, sessionQuery, startSession } from "../api";
import { isOpen } from "../targets";

/** Start and end, for those who run the session; the clock does both otherwise. */
export function StageActs({ session, now }: { session: SessionDetail; now: number }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const press = useMutation({
    mutationFn: (act: typeof startSession) => act(id, session.id),
    onSettled: () => cache.invalidateQueries({ queryKey: sessionQuery(id, session.id).queryKey }),
  });
  const { moderate, publish } = session.rights;
  const mayStart = moderate || (publish && isOpen(session, now));
  const mayEnd = moderate || publish;
  if (session.state === "live" ? !mayEnd : !mayStart) return null;
  return (
    <div className="stack">
      <div className="row">
        {session.state === "live" ? (
          <Button look="ending" pending={press.isPending} onClick={() => press.mutate(endSession)}>
            <Trans>End the session</Trans>
          </Button>
        ) : (
          <Button pending={press.isPending} onClick={() => press.mutate(startSession)}>
            {session.state === "ended" ? <Trans>Open it again</Trans> : <Trans>Start now</Trans>}
          </Button>
        )}
        <span className="s dim">
          {session.state === "scheduled" &&
            (session.by_hand ? (
              <Trans>It starts only when somebody presses.</Trans>
            ) : (
              <Trans>It starts by itself at its time.</Trans>
            ))}
          {session.state === "live" &&
            (session.by_hand ? (
              <Trans>It ends only when somebody presses.</Trans>
            ) : (
              <Trans>It ends by itself five minutes after its time.</Trans>
            ))}
        </span>
      </div>
      {press.error && <FormError error={press.error} />}
    </div>
  );
}
