import { expect, test } from "vitest";
import { fillOf, resultSentence, wedgesOf } from "./wedges";

const table = ["Ada", "Ben", "Cleo", "Dan", "Eva", "Fay"].map((name, index) => ({
  place: index + 1,
  name,
  votes: 10 - index,
}));

test("up to five nominees have a wedge of their own, and the dots are all the votes", () => {
  const wedges = wedgesOf({ table: table.slice(0, 5), blank: 3 });
  expect(wedges.map(({ id }) => id)).toEqual(["Ada", "Ben", "Cleo", "Dan", "Eva", "others", "abstained"]);
  expect(wedges.reduce((sum, { count }) => sum + count, 0)).toBe(10 + 9 + 8 + 7 + 6 + 3);
  expect(new Set(table.slice(0, 5).map((_, index) => fillOf(index, 5))).size).toBe(5);
});

test("of more than five the first four have one, the others share one", () => {
  const wedges = wedgesOf({ table, blank: 0 });
  expect(wedges.map(({ id, count }) => [id, count])).toContainEqual(["others", 6 + 5]);
  expect(fillOf(4, 6)).toBe(fillOf(5, 6));
  expect(fillOf(4, 6)).toBe(wedges.find(({ id }) => id === "others")?.fill);
});

test("the picture says in words what it shows", () => {
  expect(resultSentence({ table: table.slice(0, 2), blank: 1 })).toBe(
    "20 dots, one for each vote: Ada 10, Ben 9, abstained 1.",
  );
});
