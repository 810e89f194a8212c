/** Geometry of the hemicycle: seats in concentric arcs, one wedge for each group, straight aisles between. */

export interface Point {
  x: number;
  y: number;
  /** Arc, 0 is the innermost. */
  row: number;
}
export interface Layout {
  /** Points of each group, in the order of the groups, innermost arc first. */
  wedges: Point[][];
  /** Diameter of a seat, in the units of the picture. */
  seat: number;
  width: number;
  height: number;
}
export interface Shape {
  width?: number;
  /** Radius of the inner arc as a share of the outer. */
  inner?: number;
  /** Width of an aisle in seat pitches: 1 is no visible aisle, 2 one empty seat. */
  aisle?: number;
  /** Diameter of a seat as a share of the pitch. */
  dot?: number;
}

/** Split `count` over weights so that the parts are whole and their sum is kept (largest remainder). */
function apportion(count: number, weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => (sum > 0 ? (count * weight) / sum : 0));
  const parts = shares.map(Math.floor);
  const missing = count - parts.reduce((total, part) => total + part, 0);
  const byRemainder = shares.map((share, index) => ({ index, rest: share - Math.floor(share) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index);
  const more = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return parts.map((part, index) => part + (more.has(index) ? 1 : 0));
}

/** The least number of arcs, but four, that holds all seats and aisles: few seats shall not become balloons. */
function arcsFor(total: number, aisles: number, inner: number, aisle: number): number {
  for (let rows = 4; ; rows++) {
    const pitch = (1 - inner) / (rows - 1);
    let seats = 0;
    for (let row = 0; row < rows; row++) seats += (Math.PI * (inner + row * pitch)) / pitch - aisles * aisle;
    if (seats >= total * 1.02) return rows;
  }
}

/** Seats of each group; group sizes in `counts`. The picture is `width` wide and about half as high. */
export function hemicycle(counts: readonly number[], shape: Shape = {}): Layout {
  const { width = 1000, inner = 0.4, aisle = 2.1, dot = 0.72 } = shape;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const aisles = Math.max(0, counts.length - 1);
  const outer = width / 2;
  const rows = arcsFor(total, aisles, inner, aisle);
  const pitch = (1 - inner) / (rows - 1);
  const arcs = Array.from({ length: rows }, (_, row) => {
    const radius = (inner + row * pitch) * (1 - (pitch * dot) / 2);
    const gap = (aisle * pitch) / radius;
    return { row, radius, gap, span: Math.max(0.05, Math.PI - aisles * gap) };
  });
  let before = 0;
  const wedges = counts.map((count, group) => {
    const seats = apportion(
      count,
      arcs.map(({ radius, span }) => radius * span),
    );
    const wedge = arcs.flatMap(({ row, radius, gap, span }) => {
      const start = Math.PI - (span * before) / total - group * gap;
      const angle = (span * count) / total;
      const here = seats[row] ?? 0;
      return Array.from({ length: here }, (_, seat): Point => {
        const at = start - angle * (here > 1 ? seat / (here - 1) : 0.5);
        return { x: outer + outer * radius * Math.cos(at), y: outer - outer * radius * Math.sin(at), row };
      });
    });
    before += count;
    return wedge;
  });
  const seat = pitch * outer * dot;
  return { wedges, seat, width, height: outer + seat / 2 };
}

/** All seats as one path of strokes without length; round caps make them dots. */
export const seatPath = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");
