import { ApiError } from "@/http/problem";
import type { Engine, EngineEars } from "./engine";
import type { Entry } from "./entry";
import type { DeviceChoice, EndReason, RoomState } from "./types";

/** What a room needs of the world; tests bring their own. */
export interface RoomWorld {
  entry: () => Promise<Entry>;
  connect: (entry: Entry, choice: DeviceChoice, ears: EngineEars) => Promise<Engine>;
}

const videoWait = 5_000;
const firstDelay = 1_000;
const longestDelay = 10_000;
/** Changes come in bursts; one drawing for each of these is enough. */
const drawEvery = 100;

const isNotReady = (error: unknown) => error instanceof ApiError && error.code === "video_not_ready";
/** An answer of rooms that will stay the same: no right, no such room, full. */
const isFinal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status < 500 && error.status !== 429;

/** One stay in a room: enters, waits for video, comes back after a break, and says how it stands. */
export class RoomConnection {
  private state: RoomState = { phase: "outside" };
  private readonly watchers = new Set<() => void>();
  private readonly world: RoomWorld;
  private engine: Engine | null = null;
  private choice: DeviceChoice = { microphone: null, camera: null };
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawing: ReturnType<typeof setTimeout> | undefined;
  /** Counts the stays, so that what an earlier one still reports is not heard. */
  private stay = 0;

  constructor(world: RoomWorld) {
    this.world = world;
  }

  readonly current = (): RoomState => this.state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Go in, with these devices. Without an answer from the video server it keeps trying until `leave`. */
  enter(choice: DeviceChoice): void {
    if (this.engine !== null) return;
    this.choice = choice;
    this.attempt = 0;
    this.set({ phase: "connecting" });
    void this.join();
  }

  leave(): void {
    if (this.state.phase === "outside") return;
    this.stop();
    this.set({ phase: "ended", reason: "left" });
  }

  async setMicrophone(on: boolean, device?: string): Promise<void> {
    await this.engine?.setMicrophone(on, device);
    this.choice = { ...this.choice, microphone: on ? (device ?? this.choice.microphone ?? "") : null };
    this.draw();
  }

  async setCamera(on: boolean, device?: string): Promise<void> {
    await this.engine?.setCamera(on, device);
    this.choice = { ...this.choice, camera: on ? (device ?? this.choice.camera ?? "") : null };
    this.draw();
  }

  async shareScreen(on: boolean): Promise<void> {
    await this.engine?.shareScreen(on);
    this.draw();
  }

  async startSound(): Promise<void> {
    await this.engine?.startSound();
    this.draw();
  }

  private async join(): Promise<void> {
    this.stay += 1;
    const stay = this.stay;
    try {
      const entry = await this.world.entry();
      if (stay !== this.stay) return;
      const engine = await this.world.connect(entry, this.choice, {
        changed: () => stay === this.stay && this.drawSoon(),
        ended: (reason) => stay === this.stay && this.ended(reason),
      });
      if (stay !== this.stay) {
        await engine.leave();
        return;
      }
      this.engine = engine;
      this.attempt = 0;
      this.draw();
    } catch (error) {
      if (stay === this.stay) this.failed(error);
    }
  }

  private failed(error: unknown): void {
    if (isNotReady(error)) {
      this.set({ phase: "waiting" });
      this.timer = setTimeout(() => void this.join(), videoWait);
    } else if (isFinal(error)) {
      this.set({ phase: "refused", error });
    } else {
      this.retryLater();
    }
  }

  private ended(reason: EndReason | "lost"): void {
    this.engine = null;
    if (reason === "lost") {
      this.retryLater();
    } else {
      this.stop();
      this.set({ phase: "ended", reason });
    }
  }

  private retryLater(): void {
    this.attempt += 1;
    this.set({ phase: "reconnecting", attempt: this.attempt });
    const delay = Math.min(longestDelay, firstDelay * 2 ** (this.attempt - 1));
    this.timer = setTimeout(() => void this.join(), delay);
  }

  private drawSoon(): void {
    this.drawing ??= setTimeout(() => this.draw(), drawEvery);
  }

  private draw(): void {
    clearTimeout(this.drawing);
    this.drawing = undefined;
    if (this.engine !== null) this.set({ phase: "live", scene: this.engine.scene() });
  }

  private stop(): void {
    this.stay += 1;
    clearTimeout(this.timer);
    clearTimeout(this.drawing);
    this.drawing = undefined;
    const engine = this.engine;
    this.engine = null;
    void engine?.leave();
  }

  private set(state: RoomState): void {
    this.state = state;
    for (const watcher of this.watchers) watcher();
  }
}
