import { Trans, useLingui } from "@lingui/react/macro";
import { LogOut, Mic, MicOff, ScreenShare, ScreenShareOff, Video, VideoOff } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Control, ControlBar } from "@/ui/ControlBar";
import { Notice } from "@/ui/Notice";
import { DeviceProblemText } from "./DeviceCheck";
import { type DeviceKind, problemOf } from "./devices";
import { useRoom, useRoomState } from "./RoomProvider";
import type { DeviceProblem, Person } from "./types";
import { useRoomKeys } from "./useRoomKeys";

interface Props {
  /** Controls of the page, between sharing and leaving. */
  children?: ReactNode;
  onLeave: () => void;
}

/** Microphone, camera and screen for those who may use them, and the way out. The order never changes. */
export function RoomControls({ children, onLeave }: Props) {
  const { t } = useLingui();
  const room = useRoom();
  const state = useRoomState();
  const me = state.phase === "live" ? state.scene.me : null;
  const leave = () => {
    room.leave();
    onLeave();
  };
  return (
    <ControlBar label={t`Controls of the room`}>
      {me?.mayPublish && <Own me={me} />}
      <Called mayPublish={me?.mayPublish} />
      {children}
      <Control icon={<LogOut aria-hidden="true" />} label={t`Leave`} leave onClick={leave} />
    </ControlBar>
  );
}

/** Says once that one was brought on stage, or that one's turn there is over. */
function Called({ mayPublish }: { mayPublish: boolean | undefined }) {
  const before = useRef(mayPublish);
  const [call, setCall] = useState<"on" | "off" | null>(null);
  useEffect(() => {
    if (mayPublish !== undefined && before.current !== undefined && mayPublish !== before.current) {
      setCall(mayPublish ? "on" : "off");
    }
    before.current = mayPublish ?? before.current;
  }, [mayPublish]);
  useEffect(() => {
    if (call === null) return;
    const timer = setTimeout(() => setCall(null), 15_000);
    return () => clearTimeout(timer);
  }, [call]);
  return (
    <div role="status">
      {call !== null && (
        <Notice tone={call === "on" ? "waits" : "information"}>
          <p>
            {call === "on" ? (
              <Trans>You are on stage. Turn on your microphone when you want to be heard.</Trans>
            ) : (
              <Trans>Your turn on stage is over. You watch and listen.</Trans>
            )}
          </p>
        </Notice>
      )}
    </div>
  );
}

const canShare = "getDisplayMedia" in (navigator.mediaDevices ?? {});

function Own({ me }: { me: Person }) {
  const { t } = useLingui();
  const room = useRoom();
  const [problem, setProblem] = useState<{ kind: DeviceKind; problem: DeviceProblem } | null>(null);
  const attempt = (kind: DeviceKind, act: () => Promise<void>) => () => {
    setProblem(null);
    act().catch((error: unknown) => setProblem({ kind, problem: problemOf(error) }));
  };
  const microphone = attempt("microphone", () => room.setMicrophone(!me.microphone));
  const camera = attempt("camera", () => room.setCamera(me.camera === null));
  const sharing = me.screen !== null;
  useRoomKeys({ microphone, camera, speak: (on) => void room.setMicrophone(on).catch(() => undefined) }, me);
  return (
    <>
      <Control
        icon={me.microphone ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        label={me.microphone ? t`Mic on` : t`Mic off`}
        pressed={me.microphone}
        onClick={microphone}
      />
      <Control
        icon={me.camera ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
        label={me.camera ? t`Camera on` : t`Camera off`}
        pressed={me.camera !== null}
        onClick={camera}
      />
      {canShare && (
        <Control
          icon={sharing ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
          label={sharing ? t`Stop sharing` : t`Share`}
          pressed={sharing}
          // Closing the browser's own list without a choice is no error.
          onClick={() => room.shareScreen(!sharing).catch(() => undefined)}
        />
      )}
      {problem && <ProblemNotice {...problem} onGone={() => setProblem(null)} />}
    </>
  );
}

function ProblemNotice(props: { kind: DeviceKind; problem: DeviceProblem; onGone: () => void }) {
  const { kind, problem, onGone } = props;
  useEffect(() => {
    const timer = setTimeout(onGone, 15_000);
    return () => clearTimeout(timer);
  }, [onGone]);
  return (
    <Notice tone="waits" announced>
      <DeviceProblemText kind={kind} problem={problem} />
      <span className="vh">
        <Trans>You are in the room all the same.</Trans>
      </span>
    </Notice>
  );
}
