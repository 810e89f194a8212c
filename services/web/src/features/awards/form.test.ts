import { describe, expect, it } from "vitest";
import { choicesOf, draw, fits, holds, lotOrder, readForm } from "./form";
import { sealBallot } from "./sealing/ballot";
import { openBallot } from "./sealing/open";

const question = { question: "Whom?", answers: ["Ada", "Ben", "Cleo"], blank: true, min: 1, max: 2 };
const election = { uuid: "u", public_key: "4", questions: [question] };

describe("a ballot's form", () => {
  it("is read from the election's file", () => {
    expect(readForm(JSON.stringify({ ...election, group: "BELENIOS-2048" })).questions).toEqual([question]);
  });

  it("takes as many answers as the question allows, or an abstention", () => {
    expect(fits(question, null)).toBe(false);
    expect(fits(question, { abstains: true })).toBe(true);
    expect(fits({ ...question, blank: false }, { abstains: true })).toBe(false);
    expect(fits(question, { abstains: false, chosen: [] })).toBe(false);
    expect(fits(question, { abstains: false, chosen: [0, 2] })).toBe(true);
    expect(fits(question, { abstains: false, chosen: [0, 1, 2] })).toBe(false);
    expect(fits({ ...question, blank: false, min: 0 }, { abstains: false, chosen: [] })).toBe(true);
  });

  it("puts the blank choice before the answers", () => {
    expect(choicesOf(question, { abstains: true })).toEqual([1, 0, 0, 0]);
    expect(choicesOf(question, { abstains: false, chosen: [2] })).toEqual([0, 0, 0, 1]);
    expect(choicesOf({ ...question, blank: false }, { abstains: false, chosen: [0] })).toEqual([1, 0, 0]);
  });
});

describe("the order of nominees", () => {
  it("is drawn for each voter, and always the same for one", async () => {
    const orders = await Promise.all(["a", "b", "c", "d", "e", "f"].map((seed) => lotOrder(seed, 3)));
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
    for (const order of orders) expect([...order].sort()).toEqual([0, 1, 2]);
    expect(await lotOrder("a", 3)).toEqual(orders[0]);
  });

  it("can be recomputed from the seed with sha256sum", async () => {
    // printf 'seed|0' | sha256sum begins with 9e39, 'seed|1' with eb1e, 'seed|2' with c550.
    expect(await lotOrder("seed", 3)).toEqual([0, 2, 1]);
  });

  it("is drawn anew in no question of several", async () => {
    const two = { ...election, questions: [question, { ...question, question: "And whom else?", max: 1 }] };
    const [first, second] = await draw(two, "seed");
    expect([first?.index, second?.index]).toEqual([0, 1]);
    expect(second?.order).toEqual(first?.order);
  });

  it("is that of the questions where grades are asked, and the scale stays in order", async () => {
    const scale = ["Excellent", "Good", "Poor"];
    const grades = ["Ada", "Ben", "Cleo"].map((name) => ({
      ...question,
      question: name,
      answers: scale,
      max: 1,
    }));
    const drawn = await draw({ ...election, questions: grades }, "seed");
    expect(drawn.map(({ index }) => index)).toEqual(await lotOrder("seed", 3));
    for (const { order } of drawn) expect(order).toEqual([0, 1, 2]);
  });
});

describe("a test ballot", () => {
  const ben = { abstains: false, chosen: [1] } as const;

  it("opens to what was chosen, abstentions too", async () => {
    for (const answer of [ben, { abstains: true } as const, { abstains: false, chosen: [0, 2] } as const]) {
      const made = await sealBallot("{}", election, "code", [choicesOf(question, answer)]);
      const [opened] = openBallot(made.ballot, "4", made.randomness);
      expect(holds(question, answer, opened ?? [])).toBe(true);
      expect(holds(question, { abstains: false, chosen: [0] }, opened ?? [])).toBe(false);
    }
  });

  it("opens to nothing when the machine shows another randomness", async () => {
    const made = await sealBallot("{}", election, "code", [choicesOf(question, ben)]);
    const other = await sealBallot("{}", election, "code", [choicesOf(question, ben)]);
    const [opened] = openBallot(other.ballot, "4", made.randomness);
    expect(opened?.map((each) => each.holds)).toEqual([null, null, null, null]);
    expect(holds(question, ben, opened ?? [])).toBe(false);
  });
});
