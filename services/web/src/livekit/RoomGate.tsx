import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingRoom } from "@/ui/Loading";
import { Now } from "@/ui/Now";
import styles from "./RoomGate.module.css";
import { useRoom, useRoomState } from "./RoomProvider";
import type { DeviceChoice, EndReason, Scene } from "./types";

interface Props {
  /** What opens: "Opening table 83". */
  opening: ReactNode;
  /** What is kept meanwhile: "Your seat is kept." */
  kept?: ReactNode;
  children: (scene: Scene) => ReactNode;
}

const nothing: DeviceChoice = { microphone: null, camera: null };

/** Draws the room once one is in it, and until then how far one is; keeps the last picture through a short break. */
export function RoomGate({ opening, kept, children }: Props) {
  const room = useRoom();
  const state = useRoomState();
  switch (state.phase) {
    case "outside":
      return null;
    case "connecting":
      return <Opening title={opening} kept={kept} />;
    case "waiting":
      return (
        <LoadingRoom title={<Trans>Video is on its way</Trans>}>
          <Trans>
            It is still being installed on this server. Everything else works; picture and sound come by
            themselves.
          </Trans>
        </LoadingRoom>
      );
    case "live":
      return (
        <div className={styles.live}>
          {state.scene.interrupted && <Reconnecting attempt={1} kept={kept} />}
          {children(state.scene)}
        </div>
      );
    case "reconnecting":
      return <Reconnecting attempt={state.attempt} kept={kept} />;
    case "refused":
      return (
        <ErrorState title={<Trans>This room is not open to you</Trans>}>{state.error.message}</ErrorState>
      );
    case "ended":
      return <Ended reason={state.reason} onBack={() => room.enter(nothing)} />;
  }
}

/** Becomes true after this many milliseconds. */
function useAfter(delay: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return over;
}

/** After five seconds it says what we wait for. */
function Opening({ title, kept }: { title: ReactNode; kept: ReactNode }) {
  const late = useAfter(5_000);
  return (
    <LoadingRoom title={title}>
      {kept} {late ? <Trans>The video server takes its time. We keep trying.</Trans> : null}
    </LoadingRoom>
  );
}

/** A break of under a second needs no words. */
function Reconnecting({ attempt, kept }: { attempt: number; kept: ReactNode }) {
  const shown = useAfter(1_000);
  if (!shown) return null;
  return (
    <div className={styles.reconnecting} role="alert">
      <Now>{attempt === 1 ? <Trans>Reconnecting</Trans> : <Trans>Reconnecting, try {attempt}</Trans>}</Now>
      {kept && <p className="s">{kept}</p>}
    </div>
  );
}

function Ended({ reason, onBack }: { reason: EndReason; onBack: () => void }) {
  const { t } = useLingui();
  const words: Record<EndReason, { title: string; text: string }> = {
    left: { title: t`You have left the room`, text: t`You can come back as long as it is open.` },
    removed: {
      title: t`You were asked to leave`,
      text: t`Somebody who moderates this room took you out of it, or your right to be here ended.`,
    },
    closed: { title: t`The room is closed`, text: t`It ended for everybody.` },
    elsewhere: {
      title: t`You are in this room on another page`,
      text: t`Only one page at a time can be in it.`,
    },
  };
  return (
    <div className={styles.ended} role="status">
      <h2>{words[reason].title}</h2>
      <p className="s dim">{words[reason].text}</p>
      {(reason === "left" || reason === "elsewhere") && (
        <Button onClick={onBack}>
          {reason === "left" ? <Trans>Come back</Trans> : <Trans>Be here instead</Trans>}
        </Button>
      )}
    </div>
  );
}
