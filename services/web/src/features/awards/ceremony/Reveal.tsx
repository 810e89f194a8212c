import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { type Election, electionsKey, revealStage } from "../api";
import { moment } from "../words";

/** The organiser's one button; before its time, a sentence that says what everybody waits for. */
export function Reveal({ election }: { election: Election }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const now = useNow();
  const { revealed, state, stages, rules, voted } = election;
  const press = useMutation({
    mutationFn: (stage: number) => revealStage(id, election.id, stage),
    onSuccess: (changed) => cache.setQueryData([...electionsKey(id), election.id], changed),
    onSettled: () => cache.invalidateQueries({ queryKey: electionsKey(id) }),
  });
  // The place may come over the live stream before the answer to the press: then the next press is due.
  const isPending = press.isPending && press.variables === revealed.length;
  if (state === "closed") {
    return (
      <p role="status">
        <Trans>The ballots are being added up, still sealed.</Trans>
      </p>
    );
  }
  if (state !== "tallied" && state !== "revealing") return null;
  const embargo = rules.embargo_until ?? null;
  if (embargo !== null && Date.parse(embargo) > now) {
    const at = moment(embargo);
    return (
      <p role="status">
        <Trans>The rules allow the first press at {at}.</Trans>
      </p>
    );
  }
  return (
    <>
      <Button look="filled" size="big" pending={isPending} onClick={() => press.mutate(revealed.length)}>
        {voted < (rules.quorum ?? 0) ? (
          <Trans>Say that there is no result</Trans>
        ) : revealed.length + 1 < stages ? (
          <Trans>Reveal the next place</Trans>
        ) : (
          <Trans>Reveal the first place</Trans>
        )}
      </Button>
      {press.error && <FormError error={press.error} />}
    </>
  );
}
