import type { Layout, Point } from "./hemicycle";

/** All seats from left to right. */
const inOrder = ({ wedges }: Layout): Point[] =>
  wedges.flat().sort((a, b) => a.x - b.x || a.y - b.y || a.row - b.row);

/**
 * The layout on its way from another one, `share` from 0 to 1: the seats keep their order from left to right,
 * so each goes a short way. Where the numbers differ nobody knows who went where, and nothing is on its way.
 */
export function between(from: Layout, to: Layout, share: number): Layout {
  const [before, after] = [inOrder(from), inOrder(to)];
  if (before.length !== after.length) return to;
  const starts = new Map(after.map((point, index) => [point, before[index] ?? point]));
  const on = (a: number, b: number) => a + (b - a) * share;
  const wedges = to.wedges.map((wedge) =>
    wedge.map((point) => {
      const start = starts.get(point) ?? point;
      return { ...point, x: on(start.x, point.x), y: on(start.y, point.y) };
    }),
  );
  return { ...to, wedges, seat: on(from.seat, to.seat) };
}

/** How far something is after `elapsed` of `whole` milliseconds: quick at first, then settling. */
export const eased = (elapsed: number, whole: number): number =>
  elapsed >= whole ? 1 : 1 - (1 - Math.max(0, elapsed) / whole) ** 3;
