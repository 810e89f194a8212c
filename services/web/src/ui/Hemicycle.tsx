import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Hemicycle.module.css";
import { hemicycle, type Layout, type Point, type Shape, seatPath } from "./hemicycle";

/** Fills that differ without colour: solid accent, solid ink, accent ring, grey ring, small grey, saffron. */
export type Fill = "accent" | "ink" | "ring" | "sealed" | "empty" | "now";
export interface Wedge {
  id: string;
  count: number;
  fill: Fill;
}

interface Props {
  wedges: readonly Wedge[];
  /** The same facts in a sentence, for those who do not see the picture. */
  label: string;
  /** A seat with a ring around it: the reader's, in the wedge with this id. */
  you?: string | undefined;
  shape?: Shape;
}

const box = ({ seat, width, height }: Layout) =>
  [-seat / 2, -seat / 2, width + seat, height + seat / 2].map((value) => value.toFixed(1)).join(" ");

function Seats({ points, fill, seat }: { points: Point[]; fill: Fill; seat: number }) {
  const d = seatPath(points);
  const hollow = fill === "ring" || fill === "sealed";
  return (
    <>
      <path className={styles[fill]} strokeWidth={(fill === "empty" ? seat * 0.62 : seat).toFixed(1)} d={d} />
      {hollow && <path className={styles.hole} strokeWidth={(seat * 0.48).toFixed(1)} d={d} />}
    </>
  );
}

function You({ at, seat }: { at: Point; seat: number }) {
  const centre = { cx: at.x.toFixed(1), cy: at.y.toFixed(1) };
  return (
    <>
      <circle {...centre} className={styles.clear} r={(seat * 0.95).toFixed(1)} />
      <circle {...centre} className={styles.lamp} r={(seat * 0.5).toFixed(1)} />
      <circle
        {...centre}
        className={styles.halo}
        r={(seat * 1.15).toFixed(1)}
        strokeWidth={(seat * 0.28).toFixed(1)}
      />
    </>
  );
}

/** The hemicycle: one dot is one seat, one wedge one group. A table or sentence beside it says the same. */
export function Hemicycle({ wedges, label, you, shape }: Props) {
  const shown = wedges.filter((wedge) => wedge.count > 0);
  if (shown.length === 0) return null;
  const layout = hemicycle(
    shown.map((wedge) => wedge.count),
    shape,
  );
  return <Drawn layout={layout} wedges={shown} label={label} you={you} />;
}

interface DrawnProps extends Omit<Props, "shape"> {
  layout: Layout;
}

/** A hemicycle whose seats are placed already; `layout` has the points of each wedge. */
export function Drawn({ layout, wedges, label, you }: DrawnProps) {
  const mine = layout.wedges[wedges.findIndex((wedge) => wedge.id === you)];
  const seat = mine?.[Math.floor(mine.length * 0.6)];
  return (
    <svg className={styles.hemicycle} viewBox={box(layout)} role="img" aria-label={label}>
      {wedges.map((wedge, index) => (
        <Seats key={wedge.id} points={layout.wedges[index] ?? []} fill={wedge.fill} seat={layout.seat} />
      ))}
      {seat && <You at={seat} seat={layout.seat} />}
    </svg>
  );
}

/** Sixty seats that empty from the left as time passes; the minutes stand beside it in figures. */
export function TimeLeft({ share }: { share: number }) {
  const layout = hemicycle([60], { dot: 0.8, inner: 0.42 });
  const seats = [...(layout.wedges[0] ?? [])].sort((a, b) => a.x - b.x);
  const gone = Math.round(60 * (1 - Math.min(1, Math.max(0, share))));
  return (
    <svg className={styles.hemicycle} viewBox={box(layout)} aria-hidden="true">
      <Seats points={seats.slice(0, gone)} fill="empty" seat={layout.seat} />
      <Seats points={seats.slice(gone)} fill="now" seat={layout.seat} />
    </svg>
  );
}

/** Five wedges that sit down one after the other while something loads. */
export function Filling() {
  const layout = hemicycle([6, 6, 6, 6, 6], { inner: 0.45 });
  return (
    <svg className={classes(styles.hemicycle, styles.filling)} viewBox={box(layout)} aria-hidden="true">
      {layout.wedges.map((points) => (
        <path
          key={seatPath(points)}
          className={styles.accent}
          strokeWidth={layout.seat.toFixed(1)}
          d={seatPath(points)}
        />
      ))}
    </svg>
  );
}

/** Empty seats, for lists that have nothing yet. */
export function EmptySeats() {
  const layout = hemicycle([30], { inner: 0.45 });
  return (
    <svg className={styles.hemicycle} viewBox={box(layout)} aria-hidden="true">
      <Seats points={layout.wedges[0] ?? []} fill="sealed" seat={layout.seat} />
    </svg>
  );
}

/** The sign of a fill, for the table beside a hemicycle. */
export function Swatch({ fill, children }: { fill: Fill; children?: ReactNode }) {
  return (
    <>
      <span className={classes(styles.swatch, styles[`${fill}Swatch`])} aria-hidden="true" />
      {children}
    </>
  );
}
