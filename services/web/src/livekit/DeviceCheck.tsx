import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Meter } from "@/ui/Meter";
import { Notice } from "@/ui/Notice";
import { SelectField } from "@/ui/TextField";
import styles from "./DeviceCheck.module.css";
import { type DeviceKind, rememberChoice, rememberedChoice } from "./devices";
import type { DeviceChoice, DeviceProblem } from "./types";
import { type Capture, useCapture, useDeviceList, useLevel } from "./useDevices";

interface Props {
  /** The label of the one act: "Enter the table". */
  enterLabel: ReactNode;
  onEnter: (choice: DeviceChoice) => void;
}

/** Camera and microphone before one enters: see oneself, see that one is heard, choose, or keep either off. */
export function DeviceCheck({ enterLabel, onEnter }: Props) {
  const { t } = useLingui();
  const [choice, setChoice] = useState<DeviceChoice>(
    () => rememberedChoice() ?? { microphone: "", camera: "" },
  );
  const [round, setRound] = useState(0);
  const camera = useCapture("camera", choice.camera, round);
  const microphone = useCapture("microphone", choice.microphone, round);
  const level = useLevel(microphone.state === "on" ? microphone.track : null);
  const failed = camera.state === "failed" || microphone.state === "failed";
  const enter = () => {
    rememberChoice(choice);
    onEnter({
      camera: camera.state === "failed" ? null : choice.camera,
      microphone: microphone.state === "failed" ? null : choice.microphone,
    });
  };
  const select = (kind: DeviceKind) => (device: string | null) => setChoice({ ...choice, [kind]: device });
  return (
    <div className={styles.check}>
      <Preview capture={camera} />
      <div className={styles.choices}>
        <DeviceSelect kind="camera" capture={camera} device={choice.camera} onSelect={select("camera")} />
        <DeviceSelect
          kind="microphone"
          capture={microphone}
          device={choice.microphone}
          onSelect={select("microphone")}
        />
        {microphone.state === "on" && <Meter value={level} max={1} label={t`How loud you are`} />}
        <div className="row">
          <Button look="filled" size="big" onClick={enter}>
            {enterLabel}
          </Button>
          {failed && (
            <Button onClick={() => setRound(round + 1)}>
              <Trans>I have allowed it</Trans>
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** A track in a video element of one's own; seen as in a mirror. */
function Preview({ capture }: { capture: Capture }) {
  const { t } = useLingui();
  const video = useRef<HTMLVideoElement>(null);
  const track = capture.state === "on" ? capture.track : null;
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = track === null ? null : new MediaStream([track]);
  }, [track]);
  const words = {
    off: t`Your camera is off`,
    starting: t`Your camera is starting`,
    on: "",
    failed: t`Your camera did not start`,
  };
  return (
    <div className={styles.preview}>
      <video ref={video} autoPlay playsInline muted aria-label={t`You, as others will see you`} />
      {capture.state !== "on" && <p className="s">{words[capture.state]}</p>}
    </div>
  );
}

interface SelectProps {
  kind: DeviceKind;
  capture: Capture;
  device: string | null;
  onSelect: (device: string | null) => void;
}

function DeviceSelect({ kind, capture, device, onSelect }: SelectProps) {
  const { t } = useLingui();
  const devices = useDeviceList(kind, capture.state === "on");
  const isCamera = kind === "camera";
  return (
    <div className="stack">
      <Check checked={device !== null} onChange={(event) => onSelect(event.target.checked ? "" : null)}>
        {isCamera ? <Trans>Enter with my camera on</Trans> : <Trans>Enter with my microphone on</Trans>}
      </Check>
      {device !== null && devices.length > 1 && (
        <SelectField
          label={isCamera ? t`Camera` : t`Microphone`}
          value={device}
          onChange={(event) => onSelect(event.target.value)}
        >
          <option value="">{t`As the browser has it`}</option>
          {devices.map((one) => (
            <option key={one.deviceId} value={one.deviceId}>
              {one.label}
            </option>
          ))}
        </SelectField>
      )}
      {capture.state === "failed" && (
        <Notice tone="waits" announced>
          <DeviceProblemText kind={kind} problem={capture.problem} />
        </Notice>
      )}
    </div>
  );
}

/** What is wrong with a device, and what to do. */
export function DeviceProblemText({ kind, problem }: { kind: DeviceKind; problem: DeviceProblem }) {
  const isCamera = kind === "camera";
  switch (problem) {
    case "blocked":
      return (
        <p>
          {isCamera ? (
            <Trans>
              <b>The browser keeps your camera shut.</b> Press the camera sign left of the address, choose
              Allow, then come back here. You can enter without it.
            </Trans>
          ) : (
            <Trans>
              <b>The browser keeps your microphone shut.</b> Press the sign left of the address, choose Allow,
              then come back here. You can enter and listen.
            </Trans>
          )}
        </p>
      );
    case "busy":
      return (
        <p>
          {isCamera ? (
            <Trans>Another program holds your camera. Close it there, then come back here.</Trans>
          ) : (
            <Trans>Another program holds your microphone. Close it there, then come back here.</Trans>
          )}
        </p>
      );
    case "missing":
      return (
        <p>
          {isCamera ? (
            <Trans>There is no camera on this device. You can enter without one.</Trans>
          ) : (
            <Trans>There is no microphone on this device. You can enter and listen.</Trans>
          )}
        </p>
      );
  }
}
