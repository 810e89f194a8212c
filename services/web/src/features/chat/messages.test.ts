import { expect, test } from "vitest";
import type { LiveEvent } from "@/live/frames";
import type { Message } from "./api";
import { afterEvent, goesOn, inOrder } from "./messages";

const sender = { id: "p1", name: "Ada", organisation: "Cluster", country: "PL", picture: null };
const message = (id: string, minute = 0): Message => ({
  id,
  channel: "session:1",
  sender,
  text: `text ${id}`,
  posted_at: `2020-11-24T12:${String(minute).padStart(2, "0")}:00Z`,
  removed: false,
  version: 1,
});
const held = (...pages: Message[][]) => ({
  pages: pages.map((items) => ({ items })),
  pageParams: pages.map(() => null),
});
const event = (kind: string, entity: string, data: unknown, version = 1): LiveEvent => ({
  type: "event",
  topic: "chat.session.1",
  seq: 1,
  kind,
  entity,
  version,
  data,
});

test("a message that is posted comes last, once", () => {
  const one = held([message("b")], [message("a")]);
  const posted = event("message.posted", "c", message("c"));
  const two = afterEvent(one, posted);
  expect(two && inOrder(two).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(two && afterEvent(two, posted)).toBe(two);
});

test("a message that is removed keeps its place without its text", () => {
  const after = afterEvent(held([message("b"), message("a")]), event("message.removed", "a", {}, 2));
  expect(after && inOrder(after).map(({ text, removed }) => [text, removed])).toEqual([
    ["", true],
    ["text b", false],
  ]);
});

test("an event that is not as expected makes one ask again", () => {
  expect(afterEvent(held([message("a")]), event("message.posted", "b", { id: "b" }))).toBeNull();
});

test("messages of one person within five minutes belong together", () => {
  expect(goesOn(message("b", 4), message("a", 0))).toBe(true);
  expect(goesOn(message("b", 5), message("a", 0))).toBe(false);
  expect(goesOn({ ...message("b"), sender: { ...sender, id: "p2" } }, message("a"))).toBe(false);
  expect(goesOn(message("a"), undefined)).toBe(false);
});
