import { expect, test } from "vitest";
import { moment } from "./words";

const at = new Date(2026, 10, 25, 14, 30).toISOString();

test("a moment of today is a time, one of another day says which", () => {
  expect(moment(at, new Date(2026, 10, 25, 9).getTime())).toBe("14:30");
  expect(moment(at, new Date(2026, 10, 24, 9).getTime())).toBe("25 November, 14:30");
});
