import { expect, test } from "vitest";
import { move } from "./move";

test("an entry moves one place up or down, and never out of the list", () => {
  expect(move(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(move(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(move(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(move(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});
