import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { useRoom, useRoomState } from "./RoomProvider";
import type { Sound } from "./types";

function Voice({ sound }: { sound: Sound }) {
  const audio = useRef<HTMLAudioElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sound is the same as long as its id is
  useEffect(() => (audio.current === null ? undefined : sound.attach(audio.current)), [sound.id]);
  return (
    // biome-ignore lint/a11y/useMediaCaption: a live voice; what is said is not known as text
    <audio ref={audio} autoPlay />
  );
}

/** Lets the room be heard. Put it once into every room; it shows a button only if the browser keeps quiet. */
export function RoomSound() {
  const room = useRoom();
  const state = useRoomState();
  if (state.phase !== "live") return null;
  return (
    <>
      {state.scene.sounds.map((sound) => (
        <Voice key={sound.id} sound={sound} />
      ))}
      {state.scene.soundBlocked && (
        <Notice tone="waits">
          <div className="row apart">
            <p>
              <Trans>The browser plays no sound yet.</Trans>
            </p>
            <Button size="small" onClick={() => room.startSound()}>
              <Trans>Turn the sound on</Trans>
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}
