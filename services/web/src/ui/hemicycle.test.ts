import { expect, test } from "vitest";
import { hemicycle, type Layout, seatPath } from "./hemicycle";

const groupings = [
  [1000],
  [612, 88, 46, 254],
  [312, 198, 151, 23],
  [1, 0, 1],
  [60],
  [5, 5, 5, 5, 5],
  [1],
  [1999, 1],
];
const all = ({ wedges }: Layout) => wedges.flat();
const angle = (layout: Layout, { x, y }: { x: number; y: number }) =>
  Math.atan2(Math.max(0, layout.width / 2 - y), layout.width / 2 - x);

test.each(groupings)("every member of every group has one seat: %j", (...counts) => {
  expect(hemicycle(counts).wedges.map((wedge) => wedge.length)).toEqual(counts);
});

test.each(groupings)("all seats lie inside the picture, above its base line: %j", (...counts) => {
  const layout = hemicycle(counts);
  for (const { x, y } of all(layout)) {
    expect(Math.hypot(x - 500, y - 500)).toBeLessThanOrEqual(500);
    expect(y).toBeLessThanOrEqual(500.001);
    expect(y).toBeGreaterThanOrEqual(0);
  }
});

test.each([[[612, 88, 46, 254]], [[312, 198, 151, 23]], [[1000]]])("no two seats touch: %j", (counts) => {
  const layout = hemicycle(counts);
  const seats = all(layout);
  for (let i = 0; i < seats.length; i++) {
    for (let j = i + 1; j < seats.length; j++) {
      const [a, b] = [seats[i], seats[j]];
      if (a && b && a.row === b.row)
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(layout.seat * 0.9);
    }
  }
});

test("wedges follow each other from left to right, in the order of the groups", () => {
  const layout = hemicycle([100, 60, 40]);
  const spans = layout.wedges.map((wedge) => wedge.map((point) => angle(layout, point)));
  for (const [before, after] of [
    [spans[0], spans[1]],
    [spans[1], spans[2]],
  ]) {
    expect(Math.max(...(before ?? []))).toBeLessThan(Math.min(...(after ?? [])));
  }
});

test("a thousand seats are one short path each group", () => {
  const layout = hemicycle([612, 388]);
  const paths = layout.wedges.map(seatPath);
  expect(paths).toHaveLength(2);
  expect(paths.join("").length).toBeLessThan(20_000);
  expect(paths[0]).toMatch(/^(M[\d.]+ [\d.]+h0)+$/);
});
