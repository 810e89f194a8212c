import { expect, test } from "vitest";
import type { Session } from "./api";
import { clash, dayOf, daysOf, firstDay, fitting, fold } from "./filter";

const session = (title: string, more: Partial<Session> = {}): Session => ({
  id: title,
  type: "panel",
  title: { en: title },
  description: {},
  language: "en",
  room: "Plenary hall",
  starts: "2026-11-10T11:00:00Z",
  ends: "2026-11-10T12:00:00Z",
  doors_at: "2026-11-10T10:55:00Z",
  state: "scheduled",
  by_hand: false,
  started_at: null,
  ended_at: null,
  capacity: null,
  places_left: null,
  takes_questions: true,
  tracks: [],
  people: [],
  mine: null,
  version: 1,
  ...more,
});
const titles = (sessions: Session[]) => sessions.map(({ id }) => id);

test("sessions are found by track, type, day and words, accents or not", () => {
  const ada = { id: "1", name: "Žofia Łukasz", headline: "", organisation: "", country: "PL", picture: null };
  const all = [
    session("Circular textiles", { tracks: ["green", "health"] }),
    session("Care at home", {
      type: "workshop",
      tracks: ["health"],
      people: [{ person: ada, part: "speaker" }],
    }),
    session("Next day", { starts: "2026-11-11T11:00:00Z", ends: "2026-11-11T12:00:00Z" }),
  ];
  expect(titles(fitting(all, { theme: "green" }))).toEqual(["Circular textiles"]);
  expect(titles(fitting(all, { theme: "green", ecosystem: "health" }))).toEqual(["Circular textiles"]);
  expect(titles(fitting(all, { type: "workshop" }))).toEqual(["Care at home"]);
  expect(titles(fitting(all, { day: dayOf("2026-11-11T11:00:00Z") }))).toEqual(["Next day"]);
  expect(titles(fitting(all, { search: "zofia lukasz" }))).toEqual(["Care at home"]);
  expect(titles(fitting(all, { search: "TEXTILES" }))).toEqual(["Circular textiles"]);
  expect(fitting(all, {})).toEqual(all);
});

test("the programme opens on today, else on the next day, else on the last", () => {
  const days = daysOf([{ starts: "2026-11-11T12:00:00Z" }, { starts: "2026-11-10T12:00:00Z" }]);
  expect(days).toEqual(["2026-11-10", "2026-11-11"]);
  expect(firstDay(days, Date.parse("2026-11-11T12:00:00Z"))).toBe("2026-11-11");
  expect(firstDay(days, Date.parse("2026-10-01T12:00:00Z"))).toBe("2026-11-10");
  expect(firstDay(days, Date.parse("2026-12-01T12:00:00Z"))).toBe("2026-11-11");
  expect(firstDay([], 0)).toBeUndefined();
});

test("what ends as the other starts does not clash", () => {
  const time = (from: number, to: number) => ({
    starts: `2026-11-10T${from}:00:00Z`,
    ends: `2026-11-10T${to}:00:00Z`,
  });
  expect(clash(time(10, 12), time(11, 13))).toBe(true);
  expect(clash(time(10, 12), time(12, 13))).toBe(false);
  expect(clash(time(10, 14), time(11, 12))).toBe(true);
});

test("letters are folded as the service folds them", () => {
  expect(fold("Łódź Müller Straße")).toBe("lodz muller strasse");
});
