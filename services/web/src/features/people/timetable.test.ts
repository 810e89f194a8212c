import { expect, test } from "vitest";
import type { Meeting } from "@/features/meeting";
import type { Profile, Request } from "./api";
import { timetable } from "./timetable";

const now = Date.parse("2026-11-10T12:00:00Z");
const slot = (id: string, time: string) => ({
  id,
  session: "one",
  starts: `2026-11-10T${time}:00Z`,
  ends: `2026-11-10T${time.slice(0, 3)}${Number(time.slice(3)) + 20}:00Z`,
  lost: false,
});
const slots = [slot("past", "11:00"), slot("a", "12:25"), slot("b", "13:00"), slot("c", "13:30")];
const profile: Profile = {
  opted_in: true,
  profiling: true,
  goals: [],
  languages: [],
  ecosystems: [],
  technologies: [],
  sought_countries: [],
  sought_types: [],
  entries: [],
  unavailable: ["c"],
  slots,
  version: 1,
};
const nobody = { name: "", headline: "", organisation: "", organisation_type: "", country: "" };
const meeting = (id: string, starts: string, ends: string, state = "scheduled"): Meeting => ({
  id,
  state,
  starts,
  ends,
  room_opens: starts,
  room_closes: ends,
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
const request: Request = {
  id: "r",
  state: "requested",
  sent_by_me: false,
  my_turn: true,
  other: { id: "p", ...nobody },
  message: "",
  proposed: slot("b", "13:00"),
  reason: null,
  priority: 2,
  unplaced: null,
  meeting: null,
  created_at: "2026-11-10T10:00:00Z",
  expires_at: "2026-11-11T10:00:00Z",
  version: 1,
};

test("every coming time says what is in it: a meeting, a proposal, nothing, or that it is not free", () => {
  const booked = meeting("m", "2026-11-10T12:25:00Z", "2026-11-10T12:45:00Z");
  const lines = timetable(profile, [booked], [request], now);
  expect(lines.map((each) => [each.meeting?.id, each.request?.id, each.blocked])).toEqual([
    ["m", undefined, false],
    [undefined, "r", false],
    [undefined, undefined, true],
  ]);
});

test("a meeting in no slot of mine stands there all the same, in its order", () => {
  const apart = meeting("m", "2026-11-10T12:50:00Z", "2026-11-10T13:00:00Z");
  const lines = timetable({ ...profile, opted_in: false }, [apart], [], now);
  expect(lines.map((each) => each.meeting?.id)).toEqual(["m"]);
  const among = timetable(profile, [apart], [], now);
  expect(among.map((each) => each.meeting?.id)).toEqual([undefined, "m", undefined, undefined]);
});

test("a time whose meeting was cancelled is free again", () => {
  const off = meeting("m", "2026-11-10T12:25:00Z", "2026-11-10T12:45:00Z", "cancelled");
  expect(timetable(profile, [off], [], now)[0]?.meeting).toBeUndefined();
});
