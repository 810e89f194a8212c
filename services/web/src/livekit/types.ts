/** A moving picture that can be shown in a video element; the function returned takes it away again. */
export interface Picture {
  attach: (element: HTMLVideoElement) => () => void;
}
/** Somebody's voice, or the sound of a shared screen. */
export interface Sound {
  id: string;
  attach: (element: HTMLAudioElement) => () => void;
}

/** Somebody in the room who may be seen or heard. */
export interface Person {
  /** The participant. */
  id: string;
  /** The participant on this device, unique in the room. */
  identity: string;
  name: string;
  me: boolean;
  microphone: boolean;
  speaking: boolean;
  camera: Picture | null;
  screen: Picture | null;
  mayPublish: boolean;
}

/** What the engine shows of the room at one moment. */
export interface Scene {
  me: Person;
  /** Everybody who publishes or may; the reader among them. In the order in which they came. */
  people: Person[];
  /** How many only watch and listen. */
  watching: number;
  sounds: Sound[];
  /** The browser plays no sound until something is pressed. */
  soundBlocked: boolean;
  /** The line is broken for a moment and comes back by itself; the last pictures stay. */
  interrupted: boolean;
}

/** left: by oneself; removed: by a moderator or because a right ended; closed: the room ended; elsewhere: entered again on another page. */
export type EndReason = "left" | "removed" | "closed" | "elsewhere";

export type RoomState =
  | { phase: "outside" }
  | { phase: "connecting" }
  /** Everything but video is there; it is still being installed, and we enter when it is ready. */
  | { phase: "waiting" }
  | { phase: "live"; scene: Scene }
  | { phase: "reconnecting"; attempt: number }
  | { phase: "refused"; error: Error }
  | { phase: "ended"; reason: EndReason };

/** Which devices to enter with; null keeps one off. "" is the browser's own choice. */
export interface DeviceChoice {
  microphone: string | null;
  camera: string | null;
}

/** Why a device did not start. */
export type DeviceProblem = "blocked" | "missing" | "busy";
