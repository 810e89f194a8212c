import { expect, test } from "vitest";
import { hemicycle } from "./hemicycle";
import { between, eased } from "./moving";

const places = (wedges: { x: number; y: number }[][]) =>
  wedges.flat().map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`);

test("seats start where they were and end where they belong", () => {
  const [block, parted] = [hemicycle([40]), hemicycle([28, 12])];
  expect(places(between(block, parted, 0).wedges).sort()).toEqual(places(block.wedges).sort());
  expect(places(between(block, parted, 1).wedges)).toEqual(places(parted.wedges));
  expect(between(block, parted, 0.5).wedges.map((wedge) => wedge.length)).toEqual([28, 12]);
});

test("where the numbers of seats differ, nothing moves", () => {
  const [block, other] = [hemicycle([40]), hemicycle([30, 20])];
  expect(between(block, other, 0)).toBe(other);
});

test("a move begins at once and ends in time", () => {
  expect([eased(0, 900), eased(900, 900), eased(2000, 900)]).toEqual([0, 1, 1]);
  expect(eased(100, 900)).toBeGreaterThan(100 / 900);
});
