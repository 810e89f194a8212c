import { expect, test } from "vitest";
import { clock, day, differs, minutesUntil, zoneName } from "./format";

const noon = "2026-11-10T11:00:00Z";

test("times are of 24 hours, in the zone asked for", () => {
  expect(clock(noon, "Europe/Berlin")).toBe("12:00");
  expect(clock("2026-11-10T23:05:00Z", "Europe/Berlin")).toBe("00:05");
  expect(day("2026-11-10T23:05:00Z", "Europe/Berlin")).toBe("11 November");
});

test("a zone is named as it is called at that time of the year", () => {
  expect(zoneName(noon, "Europe/Berlin")).toBe("CET");
  expect(zoneName("2026-07-10T11:00:00Z", "Europe/Berlin")).toBe("CEST");
});

test("two zones differ only where their clocks do", () => {
  const berlin = (zone: string) => clock(noon, zone) === clock(noon, "Europe/Berlin");
  expect(berlin("Europe/Paris")).toBe(true);
  expect(differs(noon, "Pacific/Auckland")).toBe(true);
});

test("a minute that has begun counts", () => {
  const now = Date.parse(noon);
  expect(minutesUntil("2026-11-10T11:25:00Z", now)).toBe(25);
  expect(minutesUntil("2026-11-10T11:24:01Z", now)).toBe(25);
  expect(minutesUntil(noon, now)).toBe(0);
});
