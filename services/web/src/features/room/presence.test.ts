import { expect, test } from "vitest";
import type { LiveEvent } from "@/live/frames";
import type { Presence } from "./api";
import { afterEvent, placeOf } from "./presence";

const person = (id: string) => ({ id, name: id.toUpperCase(), organisation: "", country: "", picture: null });
const here: Presence = {
  count: 1,
  present: [{ participant: person("ada"), entered_at: "2020-11-24T12:00:00Z", version: 1 }],
  hands: [],
  guests: [],
};
const event = (kind: string, data: unknown): LiveEvent => ({
  type: "event",
  topic: "room.session.1",
  seq: 1,
  kind,
  entity: "x",
  version: 2,
  data,
});
const bo = { participant: person("bo"), entered_at: "2020-11-24T12:01:00Z" };

test("who enters is counted once, and who leaves not any more", () => {
  const two = afterEvent(here, event("room.entered", bo));
  expect([two?.count, two?.present.map(({ participant }) => participant.id)]).toEqual([2, ["ada", "bo"]]);
  expect(two && afterEvent(two, event("room.entered", bo))).toBe(two);
  expect(two && afterEvent(two, event("room.left", { participant: "ada" }))?.count).toBe(1);
});

test("hands keep the order in which they went up", () => {
  const raise = (id: string) =>
    event("hand.raised", { participant: person(id), raised_at: "2020-11-24T12:02:00Z" });
  const one = afterEvent(here, raise("bo"));
  const two = one && afterEvent(one, raise("ada"));
  expect([placeOf(two ?? here, "bo"), placeOf(two ?? here, "ada")]).toEqual([1, 2]);
  const down = two && afterEvent(two, event("hand.lowered", { participant: "bo" }));
  expect([placeOf(down ?? here, "bo"), placeOf(down ?? here, "ada")]).toEqual([0, 1]);
});

test("a guest comes on stage and goes back", () => {
  const staged = (on_stage: boolean) => event("stage.changed", { participant: person("ada"), on_stage });
  const on = afterEvent(here, staged(true));
  expect(on?.guests.map(({ id }) => id)).toEqual(["ada"]);
  expect(on && afterEvent(on, staged(false))?.guests).toEqual([]);
});

test("what is not understood makes one ask again", () => {
  expect(afterEvent(here, event("room.entered", {}))).toBeNull();
  expect(afterEvent(here, event("room.painted", bo))).toBeNull();
});
