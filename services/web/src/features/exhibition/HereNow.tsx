import { Plural, Trans } from "@lingui/react/macro";
import { clock } from "@/time/format";
import { Presence } from "@/ui/Presence";
import type { Booth } from "./api";

/** Whether somebody is at a booth, and how long the queue is, in one line. */
export function HereNow({ booth }: { booth: Booth }) {
  const { here, waiting, next_shift } = booth;
  const back = next_shift === null ? null : clock(next_shift);
  if (here === 0) {
    return (
      <Presence state="away">
        {back === null ? <Trans>nobody there now</Trans> : <Trans>back at {back}</Trans>}
      </Presence>
    );
  }
  return (
    <Presence state={waiting > 0 ? "busy" : "free"}>
      <Plural value={here} one="# here now" other="# here now" />,{" "}
      {waiting === 0 ? <Trans>no wait</Trans> : <Plural value={waiting} one="# waits" other="# wait" />}
    </Presence>
  );
}
