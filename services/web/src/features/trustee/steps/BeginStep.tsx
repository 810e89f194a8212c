import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/ui/Button";
import { dutyKey, handInCertificate } from "../api";
import { ask } from "../crypto/ask";
import { drawSeed } from "../crypto/member";
import type { StepProps } from "../DutyView";
import { keepSeed, seedOf } from "../seed";
import styles from "../Trustee.module.css";
import { placeOf } from "./place";
import { Rehearsal } from "./Rehearsal";
import { StepHead } from "./StepHead";
import { Wrong } from "./Wrong";

/** What a trustee promises, a rehearsal for who wants it, and the first press. */
export function BeginStep({ door, duty }: StepProps) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const { threshold, size } = duty;
  const begin = useMutation({
    mutationFn: async () => {
      // Kept before anything is sent: without its seed a certificate is worth nothing.
      const seed = seedOf(duty) ?? drawSeed();
      keepSeed(duty, seed);
      return handInCertificate(door, await ask("certificate", { seed, place: placeOf(duty) }));
    },
    onSuccess: (after) => cache.setQueryData(dutyKey(door), after),
  });
  return (
    <StepHead title={t`What you promise`}>
      <ul className={styles.promise}>
        <li>
          <Trans>
            You make your part of the key <b>on this device</b> and keep it to yourself. Whoever holds{" "}
            {threshold} of the {size} parts, and the server's, could read single ballots.
          </Trans>
        </li>
        <li>
          <Trans>
            You save it as a file where only you can reach it, and <b>do not lose it</b>. Nobody can make it
            again, we neither.
          </Trans>
        </li>
        <li>
          <Trans>
            You come back to this link when voting has closed, and press <b>Open</b>. Only the sums are
            opened, never a single ballot.
          </Trans>
        </li>
      </ul>
      <Rehearsal duty={duty} />
      <div className="row">
        <Button look="filled" size="big" pending={begin.isPending} onClick={() => begin.mutate()}>
          <Trans>I promise, make my part of the key</Trans>
        </Button>
      </div>
      <p className="s dim">
        <Trans>
          Use a device of your own, and this same browser until your file is saved. Private windows forget
          what was begun.
        </Trans>
      </p>
      {begin.error && <Wrong error={begin.error} />}
    </StepHead>
  );
}
