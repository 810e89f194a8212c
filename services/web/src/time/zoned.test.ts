import { expect, test } from "vitest";
import { fromField, toField } from "./zoned";

const berlin = "Europe/Berlin";

test("a field shows and means the clocks of the conference", () => {
  expect(toField("2026-11-10T11:00:00Z", berlin)).toBe("2026-11-10T12:00");
  expect(fromField("2026-11-10T12:00", berlin)).toBe("2026-11-10T11:00:00.000Z");
  expect(fromField("2026-07-10T12:00", berlin)).toBe("2026-07-10T10:00:00.000Z");
  expect(fromField("2026-11-10T00:05", "Pacific/Auckland")).toBe("2026-11-09T11:05:00.000Z");
  expect(fromField("", berlin)).toBeNull();
});

test("what is shown means the same moment again, also on the days when the clocks change", () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const day = hour < 12 ? "2026-03-29" : "2026-10-25";
    const when = `${day}T${String(hour).padStart(2, "0")}:30:00.000Z`;
    expect(fromField(toField(when, berlin), berlin)).toBe(when);
  }
});
