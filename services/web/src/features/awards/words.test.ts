import { expect, test } from "vitest";
import { moment, readable } from "./words";

const at = new Date(2026, 10, 25, 14, 30).toISOString();

test("a moment of today is a time, one of another day says which", () => {
  expect(moment(at, new Date(2026, 10, 25, 9).getTime())).toBe("14:30");
  expect(moment(at, new Date(2026, 10, 24, 9).getTime())).toBe("25 November, 14:30");
});

test("a rule's moments are on the reader's clock, and the rest of it stays", () => {
  const rule = `Voting closes at ${at}; this moment cannot be moved.`;
  expect(readable(rule)).toMatch(/^Voting closes at 25 November, 14:30 \S+; this moment cannot be moved\.$/);
  expect(readable("The question is: Who?")).toBe("The question is: Who?");
});
