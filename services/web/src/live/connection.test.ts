import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Ear, LiveConnection } from "./connection";
import type { LiveEvent } from "./frames";

/** A line to a gateway that the test plays. */
class FakeLine {
  readonly sent: unknown[] = [];
  readonly ear: Ear;

  constructor(ear: Ear) {
    this.ear = ear;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.drop(1000);
  }

  drop(code: number): void {
    this.ear.lost(code);
  }

  say(...frames: object[]): void {
    for (const frame of frames) this.ear.heard(JSON.stringify(frame));
  }
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const event = (seq: number, entity: string, version: number) => ({
  type: "event",
  topic: "conference",
  seq,
  kind: "session.moved",
  entity,
  version,
});

function setUp(tokens: (string | null)[] = ["t1"]) {
  const lines: FakeLine[] = [];
  const asked: boolean[] = [];
  const connection = new LiveConnection({
    open: (ear) => {
      const line = new FakeLine(ear);
      lines.push(line);
      return line;
    },
    token: async (renew) => {
      asked.push(renew);
      return tokens[Math.min(asked.length, tokens.length) - 1] ?? null;
    },
    random: () => 0,
  });
  const events: LiveEvent[] = [];
  const refetch = vi.fn();
  const last = () => {
    const line = lines.at(-1);
    if (line === undefined) throw new Error("no line was opened");
    return line;
  };
  const arrive = async () => {
    await settled();
    last().ear.opened();
    last().say({ type: "welcome" });
  };
  const listen = (topic = "conference") =>
    connection.subscribe(topic, { event: (one) => events.push(one), refetch });
  return { connection, lines, asked, events, refetch, last, arrive, listen };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("the token goes in the first frame and the topics after the welcome", async () => {
  const { last, arrive, listen, connection } = setUp();
  listen();
  await arrive();
  expect(last().sent).toEqual([
    { type: "hello", token: "t1" },
    { type: "subscribe", topics: ["conference"], since: {} },
  ]);
  last().say({ type: "granted", topics: { conference: 7 } });
  expect(connection.topicState("conference")).toBe("granted");
});

test("an event comes once, and one that is not newer than what is held is dropped", async () => {
  const { last, arrive, listen, events } = setUp();
  listen();
  await arrive();
  last().say({ type: "granted", topics: { conference: 7 } });
  last().ear.heard(JSON.stringify([event(8, "a", 2), event(9, "a", 1), event(10, "b", 1)]));
  last().say(event(8, "c", 1), event(11, "a", 3), event(12, "a", 3));
  expect(events.map(({ entity, version }) => `${entity}${version}`)).toEqual(["a2", "b1", "a3"]);
});

test("after a break it comes back by itself and asks for what it missed", async () => {
  const { last, arrive, listen, connection, lines } = setUp();
  listen();
  await arrive();
  last().say({ type: "granted", topics: { conference: 7 } }, event(8, "a", 1));
  last().drop(1006);
  expect(connection.current()).toMatchObject({ phase: "reconnecting", attempt: 1 });
  await vi.advanceTimersByTimeAsync(250);
  expect(lines).toHaveLength(2);
  await arrive();
  expect(last().sent.at(-1)).toEqual({ type: "subscribe", topics: ["conference"], since: { conference: 8 } });
  expect(connection.current()).toEqual({ phase: "open" });
});

test("each failed try waits longer, and never more than fifteen seconds", async () => {
  const { last, listen, lines } = setUp();
  listen();
  await settled();
  for (const wait of [250, 500, 1000, 2000, 4000, 7500, 7500]) {
    const before = lines.length;
    last().drop(1006);
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(lines).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(lines).toHaveLength(before + 1);
  }
});

test("a refused token is renewed before the next try", async () => {
  const { last, listen, asked, arrive } = setUp(["old", "new"]);
  listen();
  await settled();
  last().drop(4401);
  await vi.advanceTimersByTimeAsync(250);
  await arrive();
  expect(asked).toEqual([false, true]);
  expect(last().sent[0]).toEqual({ type: "hello", token: "new" });
});

test("a barred person is told and does not try again", async () => {
  const { last, listen, arrive, connection, lines } = setUp();
  listen();
  await arrive();
  last().drop(4403);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connection.current()).toEqual({ phase: "barred" });
  expect(lines).toHaveLength(1);
});

test("a right that is taken away shows as refused", async () => {
  const { last, listen, arrive, connection } = setUp();
  listen();
  await arrive();
  last().say({ type: "granted", topics: { conference: 7 } }, { type: "refused", topics: ["conference"] });
  expect(connection.topicState("conference")).toBe("refused");
});

describe("fetching again", () => {
  test("the gateway may ask for it when it cannot replay", async () => {
    const { last, listen, arrive, refetch, events } = setUp();
    listen();
    await arrive();
    last().say({ type: "granted", topics: { conference: 90 } }, event(91, "a", 1));
    last().say({ type: "refetch", topic: "conference", within: 5 });
    await settled();
    expect(refetch).toHaveBeenCalledOnce();
    last().say(event(12, "a", 2));
    expect(events).toHaveLength(2);
  });

  test("a gateway that counts anew makes the page fetch again", async () => {
    const { last, listen, arrive, refetch } = setUp();
    listen();
    await arrive();
    last().say({ type: "granted", topics: { conference: 90 } });
    last().say({ type: "granted", topics: { conference: 3 } });
    await settled();
    expect(refetch).toHaveBeenCalledOnce();
  });
});

test("a topic is left when its last listener goes", async () => {
  const { last, listen, arrive } = setUp();
  const first = listen();
  const second = listen();
  await arrive();
  first();
  expect(last().sent.at(-1)).toMatchObject({ type: "subscribe" });
  second();
  expect(last().sent.at(-1)).toEqual({ type: "unsubscribe", topics: ["conference"] });
});

test("a line that falls silent is given up and opened again", async () => {
  const { listen, arrive, lines } = setUp();
  listen();
  await arrive();
  await vi.advanceTimersByTimeAsync(60_250);
  expect(lines).toHaveLength(2);
});
