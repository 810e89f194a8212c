import * as v from "valibot";
import type { DeviceChoice, DeviceProblem } from "./types";

export type DeviceKind = keyof DeviceChoice;

const Choice = v.object({ microphone: v.nullable(v.string()), camera: v.nullable(v.string()) });
const place = "plenaria.devices";

/** The devices checked last in this browser; null before the first check. */
export function rememberedChoice(): DeviceChoice | null {
  try {
    return v.parse(Choice, JSON.parse(localStorage.getItem(place) ?? ""));
  } catch {
    return null;
  }
}

export const rememberChoice = (choice: DeviceChoice): void =>
  localStorage.setItem(place, JSON.stringify(choice));

/** Start a device ("" is the browser's own choice) and return its track. */
export async function openDevice(kind: DeviceKind, device: string): Promise<MediaStreamTrack> {
  const wanted = device === "" ? true : { deviceId: { ideal: device } };
  const stream = await navigator.mediaDevices.getUserMedia(
    kind === "camera" ? { video: wanted } : { audio: wanted },
  );
  const [track] = stream.getTracks();
  if (track === undefined) throw new DOMException("No track", "NotFoundError");
  return track;
}

/** What a browser's refusal means for the person. */
export function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "blocked";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "missing";
}
