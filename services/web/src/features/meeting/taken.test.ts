import { expect, test } from "vitest";
import { ApiError } from "@/http/problem";
import { alternativesOf } from "./taken";

const free = { slot: "s", starts: "2026-11-10T17:25:00Z", ends: "2026-11-10T17:45:00Z" };

test("a time that is gone comes with those that are free for both", () => {
  const gone = new ApiError(409, { code: "slot_taken", alternatives: [free] });
  expect(alternativesOf(gone)).toEqual([free]);
  expect(alternativesOf(new ApiError(409, { code: "slot_taken" }))).toEqual([]);
});

test("any other refusal is not about the time", () => {
  expect(alternativesOf(new ApiError(409, { code: "request_closed" }))).toBeNull();
  expect(alternativesOf(null)).toBeNull();
});
