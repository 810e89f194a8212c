import styles from "./Brand.module.css";

/** Seats in three arcs around one place; below 20px use two arcs. Geometry of the design study. */
const arcs = [
  { seats: 4, radius: 7.5 },
  { seats: 7, radius: 12.7 },
  { seats: 10, radius: 17.9 },
];
const seats = arcs.flatMap(({ seats, radius }, row) =>
  Array.from({ length: seats }, (_, index) => {
    const angle = Math.PI - (Math.PI * index) / (seats - 1);
    return { key: `${row}.${index}`, x: 20 + radius * Math.cos(angle), y: 20 - radius * Math.sin(angle) };
  }),
);

/** The mark: a hemicycle of seats around one speaker's place. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="-1 -1 42 25" aria-hidden="true">
      {seats.map(({ key, x, y }) => (
        <circle key={key} cx={x.toFixed(1)} cy={y.toFixed(1)} r="2.15" />
      ))}
      <circle className={styles.podium} cx="20" cy="20.2" r="3.1" />
    </svg>
  );
}
