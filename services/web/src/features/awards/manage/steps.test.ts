import { expect, test } from "vitest";
import { stepOf } from "./steps";

const listed = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    nomination: String(index),
    name: `Nominee ${index}`,
    organisation: "",
    text: "",
    participant: null,
  }));

test("an award is prepared first, then voted on, then revealed", () => {
  expect(stepOf({ nominations: "open", shortlist: [] }, undefined)).toBe(0);
  expect(stepOf({ nominations: "closed", shortlist: listed(1) }, undefined)).toBe(1);
  expect(stepOf({ nominations: "closed", shortlist: listed(2) }, undefined)).toBe(2);
  const of = (state: "draft" | "open" | "tallied" | "revealed") =>
    stepOf({ nominations: "open", shortlist: listed(2) }, { state });
  expect([of("draft"), of("open"), of("tallied"), of("revealed")]).toEqual([2, 3, 4, 5]);
});
