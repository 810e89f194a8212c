import { expect, test } from "vitest";
import { trackerSeats } from "./trackerSeats";

const tracker = "kT3v9QpLw2Xa7HdM4sYeRj6BuN1cZf8Gq5oWt0Ky3Hi";
const taken = (text: string) => new Set(trackerSeats(text).taken.map(({ x, y }) => `${x} ${y}`));

test("every seat of a tracker's picture is either taken or empty, and the same tracker gives the same picture", () => {
  const picture = trackerSeats(tracker);
  expect(picture.taken.length + picture.empty.length).toBe(96);
  expect(taken(tracker)).toEqual(taken(tracker));
});

test("another tracker gives another picture", () => {
  expect(taken(`l${tracker.slice(1)}`)).not.toEqual(taken(tracker));
});
