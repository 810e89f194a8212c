import { type Frame, type LiveEvent, parseFrames } from "./frames";
import { grant, refuse, type TopicMemory, take, unknownTopic } from "./topic";

/** idle: nobody listens; connecting: the first try; reconnecting: it was open before; barred: not welcome. */
export type LiveState =
  | { phase: "idle" }
  | { phase: "connecting" }
  | { phase: "open" }
  | { phase: "reconnecting"; attempt: number; since: number }
  | { phase: "barred" };

export interface Listener {
  event: (event: LiveEvent) => void;
  /** What the page holds may have gaps: fetch it again. */
  refetch: () => void;
}

/** The line to the gateway. */
export interface Line {
  send: (text: string) => void;
  close: () => void;
}
/** What the line tells of itself. */
export interface Ear {
  opened: () => void;
  heard: (text: string) => void;
  lost: (code: number) => void;
}
/** What the connection needs of the world; tests bring their own. */
export interface Surroundings {
  open: (ear: Ear) => Line;
  /** A token that is good now; null when nobody is signed in. `renew`: the last one was refused. */
  token: (renew: boolean) => Promise<string | null>;
  random: () => number;
}

interface Topic {
  listeners: Set<Listener>;
  memory: TopicMemory;
}

const closed = { badToken: 4401, barred: 4403 };
const firstDelay = 500;
const longestDelay = 15_000;
const pingEvery = 20_000;
/** Silence after which the line counts as dead. */
const silence = 45_000;

/** One socket for all topics: it asks for them, drops what is old, and comes back by itself after a break. */
export class LiveConnection {
  private state: LiveState = { phase: "idle" };
  private readonly watchers = new Set<() => void>();
  private readonly topics = new Map<string, Topic>();
  private line: Line | null = null;
  private attempt = 0;
  private tokenRefused = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private lastHeard = 0;
  private readonly world: Surroundings;

  constructor(world: Surroundings) {
    this.world = world;
  }

  readonly current = (): LiveState => this.state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly topicState = (topic: string): TopicMemory["state"] =>
    this.topics.get(topic)?.memory.state ?? "asking";

  /** Listen to a topic until the returned function is called. */
  subscribe(name: string, listener: Listener): () => void {
    let topic = this.topics.get(name);
    if (topic === undefined) {
      topic = { listeners: new Set(), memory: unknownTopic };
      this.topics.set(name, topic);
      if (this.state.phase === "open") this.ask([name]);
    }
    topic.listeners.add(listener);
    if (this.state.phase === "idle") void this.connect();
    return () => this.leave(name, listener);
  }

  /** Hand over a fresh token before the old one ends. */
  sendToken(token: string): void {
    if (this.state.phase === "open") this.send({ type: "token", token });
  }

  /** Try at once, for instance because the network is back. */
  retryNow(): void {
    if (this.state.phase !== "reconnecting" || this.line !== null) return;
    clearTimeout(this.retryTimer);
    void this.connect();
  }

  /** Forget everything, as at a change of conference or the end of the session. */
  close(): void {
    clearTimeout(this.retryTimer);
    this.dropLine();
    this.attempt = 0;
    for (const topic of this.topics.values()) topic.memory = unknownTopic;
    this.set({ phase: "idle" });
    if (this.topics.size > 0) void this.connect();
  }

  private leave(name: string, listener: Listener): void {
    const topic = this.topics.get(name);
    topic?.listeners.delete(listener);
    if (topic?.listeners.size !== 0) return;
    this.topics.delete(name);
    if (this.state.phase === "open") this.send({ type: "unsubscribe", topics: [name] });
  }

  private async connect(): Promise<void> {
    if (this.state.phase === "idle") this.set({ phase: "connecting" });
    let token: string | null;
    try {
      token = await this.world.token(this.tokenRefused);
    } catch {
      this.retryLater();
      return;
    }
    if (token === null) {
      this.set({ phase: "idle" });
      return;
    }
    this.tokenRefused = false;
    const line = this.world.open({
      opened: () => this.send({ type: "hello", token }),
      heard: (text) => this.hear(text),
      lost: (code) => {
        if (line === this.line) this.lost(code);
      },
    });
    this.line = line;
  }

  private hear(text: string): void {
    this.lastHeard = Date.now();
    for (const frame of parseFrames(text)) this.handle(frame);
  }

  private handle(frame: Frame): void {
    switch (frame.type) {
      case "welcome":
        this.welcome();
        break;
      case "granted":
        for (const [name, seq] of Object.entries(frame.topics)) this.granted(name, seq);
        break;
      case "refused":
        for (const name of frame.topics) this.remember(name, refuse);
        break;
      case "refetch":
        this.refetch(frame.topic, frame.within);
        break;
      case "event":
        this.deliver(frame);
        break;
      case "pong":
        break;
    }
  }

  private welcome(): void {
    this.attempt = 0;
    this.set({ phase: "open" });
    this.ask([...this.topics.keys()]);
    clearInterval(this.pingTimer);
    this.pingTimer = setInterval(() => this.ping(), pingEvery);
  }

  private ping(): void {
    if (Date.now() - this.lastHeard > silence) this.line?.close();
    else this.send({ type: "ping" });
  }

  private granted(name: string, seq: number): void {
    const topic = this.topics.get(name);
    if (topic === undefined) return;
    const { memory, refetch } = grant(topic.memory, seq);
    this.remember(name, () => memory);
    if (refetch) this.refetch(name, 5);
  }

  private refetch(name: string, within: number): void {
    this.remember(name, (memory) => ({ ...memory, seq: null }));
    setTimeout(
      () => {
        for (const listener of this.topics.get(name)?.listeners ?? []) listener.refetch();
      },
      within * 1000 * this.world.random(),
    );
  }

  private deliver(event: LiveEvent): void {
    const topic = this.topics.get(event.topic);
    if (topic === undefined) return;
    const { memory, fresh } = take(topic.memory, event);
    topic.memory = memory;
    if (fresh) for (const listener of [...topic.listeners]) listener.event(event);
  }

  private remember(name: string, change: (memory: TopicMemory) => TopicMemory): void {
    const topic = this.topics.get(name);
    if (topic === undefined) return;
    topic.memory = change(topic.memory);
    this.tell();
  }

  private ask(names: string[]): void {
    if (names.length === 0) return;
    const since: Record<string, number> = {};
    for (const name of names) {
      const seq = this.topics.get(name)?.memory.seq ?? null;
      if (seq !== null) since[name] = seq;
    }
    this.send({ type: "subscribe", topics: names, since });
  }

  private send(frame: object): void {
    this.line?.send(JSON.stringify(frame));
  }

  private lost(code: number): void {
    this.dropLine();
    if (code === closed.barred) {
      this.set({ phase: "barred" });
      return;
    }
    this.tokenRefused = code === closed.badToken;
    this.retryLater();
  }

  private retryLater(): void {
    this.attempt += 1;
    const since = this.state.phase === "reconnecting" ? this.state.since : Date.now();
    this.set({ phase: "reconnecting", attempt: this.attempt, since });
    const delay = Math.min(longestDelay, firstDelay * 2 ** (this.attempt - 1));
    this.retryTimer = setTimeout(() => void this.connect(), delay * (0.5 + this.world.random() / 2));
  }

  private dropLine(): void {
    clearInterval(this.pingTimer);
    const line = this.line;
    this.line = null;
    line?.close();
  }

  private set(state: LiveState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}
