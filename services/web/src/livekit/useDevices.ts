import { useEffect, useState } from "react";
import { type DeviceKind, openDevice, problemOf } from "./devices";
import type { DeviceProblem } from "./types";

export type Capture =
  | { state: "off" }
  | { state: "starting" }
  | { state: "on"; track: MediaStreamTrack }
  | { state: "failed"; problem: DeviceProblem };

/** A device, on while the component is mounted; null keeps it off. `round` starts it anew. */
export function useCapture(kind: DeviceKind, device: string | null, round = 0): Capture {
  const [capture, setCapture] = useState<Capture>({ state: "off" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round opens the same device again
  useEffect(() => {
    if (device === null) {
      setCapture({ state: "off" });
      return;
    }
    let wanted = true;
    let open: MediaStreamTrack | null = null;
    setCapture({ state: "starting" });
    openDevice(kind, device).then(
      (track) => {
        open = track;
        if (wanted) setCapture({ state: "on", track });
        else track.stop();
      },
      (error: unknown) => wanted && setCapture({ state: "failed", problem: problemOf(error) }),
    );
    return () => {
      wanted = false;
      open?.stop();
    };
  }, [kind, device, round]);
  return capture;
}

/** The devices of one kind; their names are known once one of them was allowed (`allowed` asks again). */
export function useDeviceList(kind: DeviceKind, allowed: boolean): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser tells the names only when allowed
  useEffect(() => {
    const wanted = kind === "camera" ? "videoinput" : "audioinput";
    const list = async () => {
      const all = await navigator.mediaDevices.enumerateDevices();
      setDevices(all.filter((one) => one.kind === wanted && one.deviceId !== ""));
    };
    void list();
    navigator.mediaDevices.addEventListener("devicechange", list);
    return () => navigator.mediaDevices.removeEventListener("devicechange", list);
  }, [kind, allowed]);
  return devices;
}

/** How loud a microphone is at the moment, from 0 to 1. */
export function useLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    setLevel(0);
    if (track === null) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      setLevel(Math.min(1, Math.sqrt(power) * 5));
    }, 100);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [track]);
  return level;
}
