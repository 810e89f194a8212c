import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import type { Duty } from "../api";
import { ask } from "../crypto/ask";
import { placeOf } from "./place";

/** A whole ceremony played by this device alone, to see that it can. */
export function Rehearsal({ duty }: { duty: Duty }) {
  const rehearse = useMutation({ mutationFn: () => ask("rehearse", placeOf(duty)) });
  const { size, threshold } = duty;
  return (
    <div className="stack">
      <div className="row">
        <Button pending={rehearse.isPending} onClick={() => rehearse.mutate()}>
          <Trans>Rehearse first</Trans>
        </Button>
        <span className="s dim">
          <Trans>Nothing of it is sent or kept.</Trans>
        </span>
      </div>
      {rehearse.data === true && (
        <Notice announced>
          <p>
            <Trans>
              It works on this device: it played all {size} trustees, sealed a number with their key, and{" "}
              {threshold} of them opened it again.
            </Trans>
          </p>
        </Notice>
      )}
      {(rehearse.data === false || rehearse.error) && (
        <Notice tone="stopped" announced>
          <p>
            <Trans>The rehearsal failed. Bring this browser up to date, or use another one.</Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}
