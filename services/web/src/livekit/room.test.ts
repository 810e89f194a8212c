import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/http/problem";
import type { EngineEars } from "./engine";
import { RoomConnection } from "./room";
import type { DeviceChoice, Scene } from "./types";

const scene: Scene = {
  me: {
    id: "p1",
    identity: "p1:d1",
    name: "A",
    me: true,
    microphone: false,
    speaking: false,
    camera: null,
    screen: null,
    mayPublish: true,
  },
  people: [],
  watching: 0,
  sounds: [],
  soundBlocked: false,
  interrupted: false,
};
const settled = () => vi.advanceTimersByTimeAsync(0);
const refusal = (status: number, code: string) => new ApiError(status, { code, detail: code });

function setUp(...answers: (Error | "in")[]) {
  const ears: EngineEars[] = [];
  const choices: DeviceChoice[] = [];
  let asked = 0;
  const left = vi.fn();
  const room = new RoomConnection({
    entry: async () => {
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer instanceof Error) throw answer;
      return { url: "ws://127.0.0.1", token: "t" };
    },
    connect: async (_entry, choice, heard) => {
      ears.push(heard);
      choices.push(choice);
      return {
        scene: () => scene,
        setMicrophone: async () => undefined,
        setCamera: async () => undefined,
        shareScreen: async () => undefined,
        startSound: async () => undefined,
        leave: async () => left(),
      };
    },
  });
  return { room, ears, choices, left, asked: () => asked };
}
const off: DeviceChoice = { microphone: null, camera: null };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("while video is still being installed one waits, and gets in when it is ready", async () => {
  const { room } = setUp(refusal(503, "video_not_ready"), refusal(503, "video_not_ready"), "in");
  room.enter(off);
  await settled();
  expect(room.current()).toEqual({ phase: "waiting" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(room.current()).toEqual({ phase: "live", scene });
});

test("a refusal is final", async () => {
  const { room, asked } = setUp(refusal(403, "forbidden"));
  room.enter(off);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(room.current()).toMatchObject({ phase: "refused", error: { code: "forbidden" } });
  expect(asked()).toBe(1);
});

test("after a lost line one comes back with the devices that were on", async () => {
  const { room, ears, choices } = setUp("in");
  room.enter(off);
  await settled();
  await room.setMicrophone(true, "desk");
  ears[0]?.ended("lost");
  expect(room.current()).toEqual({ phase: "reconnecting", attempt: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(room.current()).toEqual({ phase: "live", scene });
  expect(choices.at(-1)).toEqual({ microphone: "desk", camera: null });
});

test("somebody who was removed does not come back by himself", async () => {
  const { room, ears, asked } = setUp("in");
  room.enter(off);
  await settled();
  ears[0]?.ended("removed");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(room.current()).toEqual({ phase: "ended", reason: "removed" });
  expect(asked()).toBe(1);
});

test("leaving while the door opens closes it again", async () => {
  const { room, left } = setUp("in");
  room.enter(off);
  room.leave();
  await settled();
  expect(room.current()).toEqual({ phase: "ended", reason: "left" });
  expect(left).not.toHaveBeenCalled();
});

test("what an earlier stay still reports is not heard", async () => {
  const { room, ears } = setUp("in");
  room.enter(off);
  await settled();
  room.leave();
  room.enter(off);
  await settled();
  ears[0]?.ended("lost");
  expect(room.current()).toEqual({ phase: "live", scene });
});
