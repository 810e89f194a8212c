import { useEffect, useRef } from "react";
import { isWriting, shortcutsOn } from "@/ui/shortcuts";
import type { Person } from "./types";

interface Acts {
  microphone: () => void;
  camera: () => void;
  /** Held: speak while muted. */
  speak: (on: boolean) => void;
}

/** `m` microphone, `v` camera, `Space` held to speak; dead inside fields and when shortcuts are off. */
export function useRoomKeys(acts: Acts, me: Person): void {
  const latest = useRef({ acts, me });
  useEffect(() => {
    latest.current = { acts, me };
  });
  useEffect(() => {
    let holding = false;
    const down = (event: KeyboardEvent) => {
      if (!shortcutsOn() || isWriting(event) || event.repeat) return;
      const { acts, me } = latest.current;
      if (event.key === "m") acts.microphone();
      if (event.key === "v") acts.camera();
      const onButton =
        event.target instanceof HTMLElement && event.target.closest("button, a, summary, [role=tab]");
      if (event.key === " " && !me.microphone && !onButton) {
        event.preventDefault();
        holding = true;
        acts.speak(true);
      }
    };
    const up = (event: KeyboardEvent) => {
      if (event.key !== " " || !holding) return;
      holding = false;
      latest.current.acts.speak(false);
    };
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    return () => {
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
    };
  }, []);
}
