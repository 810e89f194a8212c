import { expect, test } from "vitest";
import type { Person } from "@/livekit/types";
import { seating } from "./seating";

const person = (id: string): Person => ({
  id,
  identity: `${id}:d`,
  name: id.toUpperCase(),
  me: false,
  microphone: false,
  speaking: false,
  camera: null,
  screen: null,
  mayPublish: true,
});
const somebody = (id: string) => ({ id, name: id.toUpperCase() });
const table = {
  capacity: 4,
  facilitator: somebody("fay"),
  seats: [
    { number: 1, person: somebody("fay") },
    { number: 3, person: somebody("ada") },
  ],
};

test("everybody sits at their own seat, and the others are free", () => {
  const { lead, seats } = seating(table, [person("fay"), person("ada")]);
  expect(lead?.id).toBe("fay");
  expect(seats.map(({ number, name, person }) => [number, name, person?.id])).toEqual([
    [2, undefined, undefined],
    [3, "ADA", "ada"],
    [4, undefined, undefined],
  ]);
});

test("a seat is kept for somebody who dropped out", () => {
  expect(seating(table, [person("fay")]).seats[1]).toMatchObject({ name: "ADA", person: undefined });
});

test("who only looks in takes a free seat, or none where there is none", () => {
  const guests = [person("org"), person("two"), person("three")];
  const { seats, visitors } = seating(table, guests);
  expect(seats.map(({ person }) => person?.id)).toEqual(["org", undefined, "two"]);
  expect(visitors.map(({ id }) => id)).toEqual(["three"]);
});
