import { Trans } from "@lingui/react/macro";
import { FormError } from "@/app/form/Form";
import { clock, shortDay } from "@/time/format";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { type Alternative, alternativesOf } from "./taken";

interface Props {
  error: Error;
  /** When the wanted time would have begun. */
  wanted: string | undefined;
  pending: boolean;
  onChoose: (slot: string) => void;
}

/** Why a time could not be taken; where it is gone, the times that are free for both, each to press. */
export function TakenNotice({ error, wanted, pending, onChoose }: Props) {
  const alternatives = alternativesOf(error);
  if (alternatives === null) return <FormError error={error} />;
  return (
    <Notice tone="waits" announced>
      <div className="stack">
        <Sentence wanted={wanted} first={alternatives[0]} />
        <div className="row">
          {alternatives.map(({ slot, starts }) => {
            const time = dayAndClock(starts);
            return (
              <Button key={slot} size="small" pending={pending} onClick={() => onChoose(slot)}>
                <Trans>Take {time}</Trans>
              </Button>
            );
          })}
        </div>
      </div>
    </Notice>
  );
}

function Sentence({ wanted, first }: { wanted: string | undefined; first: Alternative | undefined }) {
  const gone = wanted === undefined ? null : clock(wanted);
  if (first === undefined) {
    return (
      <p>
        <Trans>This time is gone, and no other is free for both of you. Write to each other.</Trans>
      </p>
    );
  }
  const free = clock(first.starts);
  return (
    <p>
      {gone === null ? (
        <Trans>This time is gone, {free} is free for both.</Trans>
      ) : (
        <Trans>
          {gone} is gone, {free} is free for both.
        </Trans>
      )}
    </p>
  );
}

/** "14:30" today, "Thu 26 14:30" on another day. */
function dayAndClock(starts: string): string {
  const today = shortDay(Date.now()) === shortDay(starts);
  return today ? clock(starts) : `${shortDay(starts)} ${clock(starts)}`;
}
