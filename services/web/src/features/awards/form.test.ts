import { describe, expect, it } from "vitest";
import { choicesOf, fits, lotOrder, namesIn, readForm } from "./form";
import { sealBallot } from "./sealing/ballot";
import { openBallot } from "./sealing/open";

const question = { question: "Whom?", answers: ["Ada", "Ben", "Cleo"], blank: true, min: 1, max: 2 };

describe("a ballot's form", () => {
  it("is read from the election's file", () => {
    const file = JSON.stringify({
      uuid: "u",
      public_key: "4",
      questions: [question],
      group: "BELENIOS-2048",
    });
    expect(readForm(file).questions).toEqual([question]);
  });

  it("takes as many answers as the question allows, or an abstention", () => {
    expect(fits(question, null)).toBe(false);
    expect(fits(question, { abstains: true })).toBe(true);
    expect(fits({ ...question, blank: false }, { abstains: true })).toBe(false);
    expect(fits(question, { abstains: false, chosen: [] })).toBe(false);
    expect(fits(question, { abstains: false, chosen: [0, 2] })).toBe(true);
    expect(fits(question, { abstains: false, chosen: [0, 1, 2] })).toBe(false);
  });

  it("puts the blank choice before the answers", () => {
    expect(choicesOf(question, { abstains: true })).toEqual([1, 0, 0, 0]);
    expect(choicesOf(question, { abstains: false, chosen: [2] })).toEqual([0, 0, 0, 1]);
    expect(choicesOf({ ...question, blank: false }, { abstains: false, chosen: [0] })).toEqual([1, 0, 0]);
  });

  it("is in an order of its own for each voter, and always the same for one", async () => {
    const orders = await Promise.all(["a", "b", "c", "d", "e", "f"].map((seed) => lotOrder(seed, 3)));
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
    for (const order of orders) expect([...order].sort()).toEqual([0, 1, 2]);
    expect(await lotOrder("a", 3)).toEqual(orders[0]);
  });
});

describe("a test ballot", () => {
  it("opens to what was chosen, and to nothing when the machine cheats", async () => {
    const election = { uuid: "u", public_key: "4", questions: [question] };
    const { ballot, randomness } = await sealBallot("{}", election, "code", [[0, 0, 1, 0]]);
    const [opened] = openBallot(ballot, "4", randomness);
    expect(namesIn(question, opened ?? [])).toEqual(["Ben"]);
    const other = await sealBallot("{}", election, "code", [[0, 1, 0, 0]]);
    expect(namesIn(question, openBallot(other.ballot, "4", randomness)[0] ?? [])).toBeNull();
  });
});
