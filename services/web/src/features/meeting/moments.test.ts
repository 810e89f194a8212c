import { expect, test } from "vitest";
import type { Meeting } from "./api";
import { momentOf } from "./moments";

const meeting = (state: string): Meeting => ({
  id: "m",
  state,
  starts: "2026-11-10T12:00:00Z",
  ends: "2026-11-10T12:20:00Z",
  room_opens: "2026-11-10T11:55:00Z",
  room_closes: "2026-11-10T12:30:00Z",
  people: [],
  message: "",
  why: [],
  reason: null,
  seconds: 0,
  absent: [],
  note: "",
  useful: null,
  follow_ups: [],
  version: 1,
});
const at = (state: string, time: string) => momentOf(meeting(state), Date.parse(`2026-11-10T${time}Z`));

test("the room is open from when the service says until it closes", () => {
  expect(at("scheduled", "11:54:59")).toBe("before");
  expect(at("scheduled", "11:55:00")).toBe("open");
  expect(at("held", "12:29:59")).toBe("open");
  expect(at("held", "12:30:00")).toBe("after");
});

test("a meeting that was cancelled or missed has no room", () => {
  expect(at("cancelled", "12:00:00")).toBe("after");
  expect(at("missed", "12:10:00")).toBe("after");
});
