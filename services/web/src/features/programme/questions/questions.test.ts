import { expect, test } from "vitest";
import type { Question } from "../api";
import { inOrder } from "./order";
import { afterEvent } from "./useLiveQuestions";

const asker = { id: "p1", name: "Ada", headline: "", organisation: "", country: "EE", picture: null };
const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  text: `${id}?`,
  asker,
  state: "open",
  votes: 0,
  asked_at: "2026-11-10T11:00:00Z",
  supported: false,
  version: 1,
  ...more,
});
const event = (kind: string, entity: string, version: number, data: unknown) => ({
  type: "event" as const,
  topic: "session.s1",
  seq: 1,
  kind,
  entity,
  version,
  data,
});

test("the question being answered stands first, then the most supported", () => {
  const all = [
    question("old"),
    question("liked", { votes: 3 }),
    question("done", { state: "answered", votes: 9 }),
    question("now", { state: "answering" }),
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual(["now", "liked", "old", "done"]);
});

test("old questions and frames together are the questions as fetched afresh", () => {
  const asked = {
    question: "b",
    state: "open",
    votes: 0,
    text: "b?",
    asker,
    asked_at: "2026-11-10T11:00:00Z",
  };
  const frames = [
    event("question.asked", "b", 1, asked),
    event("question.asked", "b", 1, asked),
    event("question.changed", "a", 2, { question: "a", state: "answering", votes: 0 }),
    event("question.changed", "b", 3, { question: "b", state: "open", votes: 2 }),
    event("question.changed", "b", 2, { question: "b", state: "open", votes: 1 }),
  ];
  const after = frames.reduce<Question[]>((all, each) => afterEvent(all, each) ?? all, [question("a")]);
  expect(after).toEqual([
    question("a", { state: "answering", version: 2 }),
    question("b", { votes: 2, version: 3 }),
  ]);
});

test("what a frame does not tell is asked for again", () => {
  const hidden = event("question.changed", "a", 2, { question: "a", state: "hidden", votes: 0 });
  const unknown = event("question.changed", "z", 2, { question: "z", state: "open", votes: 0 });
  expect(afterEvent([question("a")], hidden)).toBeNull();
  expect(afterEvent([question("a")], unknown)).toBeNull();
  expect(afterEvent([question("a")], event("question.gone", "a", 2, {}))).toEqual([]);
});
