import { expect, test } from "vitest";
import { askWords, wrongWords } from "./questionWords";

const question = { question: "Whom?", answers: ["Ada", "Ben", "Cleo"], blank: true, min: 1, max: 1 };

test("a question says how many it asks for, and nothing where it is one", () => {
  expect(askWords(question)).toBe("");
  expect(askWords({ ...question, max: 3 })).toBe("Choose up to 3 of them.");
  expect(askWords({ ...question, min: 0, max: 3 })).toBe("Choose up to 3 of them.");
  expect(askWords({ ...question, min: 2, max: 2 })).toBe("Choose 2 of them.");
  expect(askWords({ ...question, min: 2, max: 3 })).toBe("Choose 2 to 3 of them.");
});

test("a wrong answer is told what to do, and abstaining is offered only where it is allowed", () => {
  expect(wrongWords(question, 0)).toBe("Choose one, or abstain.");
  expect(wrongWords({ ...question, blank: false }, 0)).toBe("Choose one.");
  expect(wrongWords({ ...question, max: 2 }, 3)).toBe(
    "You have chosen 3. Choose up to 2 of them. Or abstain.",
  );
});
