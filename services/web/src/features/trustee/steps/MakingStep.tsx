import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { type Door, type Duty, dutyKey, handInDealing, handInKey } from "../api";
import { ask } from "../crypto/ask";
import type { StepProps } from "../DutyView";
import { seedOf } from "../seed";
import { placeOf } from "./place";
import { StepHead } from "./StepHead";
import { Wrong } from "./Wrong";

async function goOn(door: Door, duty: Duty, seed: string): Promise<Duty> {
  const own = { seed, place: placeOf(duty), certificates: duty.certificates };
  if (duty.step === "dealing") return handInDealing(door, await ask("dealing", own));
  return handInKey(door, (await ask("key", { ...own, dealings: duty.dealings })).key);
}

/** The browsers of all trustees talk to each other: by itself, as soon as the others are there. */
export function MakingStep({ door, duty }: StepProps) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const seed = seedOf(duty);
  const { step, waits } = duty;
  const { mutate, error, isPending } = useMutation({
    mutationFn: (held: string) => goOn(door, duty, held),
    onSuccess: (after) => cache.setQueryData(dutyKey(door), after),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step goes on by itself, once
  useEffect(() => {
    if (!waits && seed !== null) mutate(seed);
  }, [step, waits, seed, mutate]);
  if (seed === null) return <BegunElsewhere />;
  const awaited = duty.trustees.filter((each) => each.step === "certificate" || each.step === duty.step);
  const names = awaited.filter(({ number }) => number !== duty.number).map(({ name }) => name);
  return (
    <StepHead title={waits ? t`Waiting for the others` : t`Making the key`}>
      <p role="status">
        {waits ? (
          <Trans>
            Your part has begun. It goes on by itself as soon as these have done the same: {names.join(", ")}.
            Leave this page open, or close it and come back by the same link in this browser.
          </Trans>
        ) : (
          <Trans>
            Your device and those of the other trustees exchange sealed pieces. This takes seconds.
          </Trans>
        )}
      </p>
      {error && (
        <>
          <Wrong error={error} />
          <div className="row">
            <Button look="filled" pending={isPending} onClick={() => mutate(seed)}>
              <Trans>Try again</Trans>
            </Button>
          </div>
        </>
      )}
    </StepHead>
  );
}

/** The key was begun in another browser, or its memory was cleared. */
export function BegunElsewhere() {
  const { t } = useLingui();
  return (
    <StepHead title={t`You began in another browser`}>
      <Notice tone="waits" announced>
        <p>
          <Trans>
            What was begun is kept by the browser in which you began, and nowhere else. Open your link there.
            If it has forgotten it, tell the organisers: they begin the ceremony anew for everybody.
          </Trans>
        </p>
      </Notice>
    </StepHead>
  );
}
