import { Trans } from "@lingui/react/macro";
import { useSyncExternalStore } from "react";
import { Button } from "@/ui/Button";

const watch = (changed: () => void) => {
  document.addEventListener("fullscreenchange", changed);
  return () => document.removeEventListener("fullscreenchange", changed);
};

/** Let the stage fill the whole screen, for a projector or a shared screen. */
export function FillScreen() {
  const filled = useSyncExternalStore(watch, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  const toggle = () =>
    filled ? document.exitFullscreen() : document.getElementById("main")?.requestFullscreen();
  return (
    <Button size="small" onClick={() => void toggle()}>
      {filled ? <Trans>Leave the full screen</Trans> : <Trans>Fill the screen</Trans>}
    </Button>
  );
}
