import { useLingui } from "@lingui/react/macro";
import { seatPath } from "@/ui/hemicycle";
import styles from "./Receipt.module.css";
import { trackerSeats } from "./trackerSeats";

/** The picture of a tracker: two that differ look different at a glance. */
export function TrackerPicture({ tracker }: { tracker: string }) {
  const { t } = useLingui();
  const { layout, taken, empty } = trackerSeats(tracker);
  const { seat, width, height } = layout;
  const box = [-seat / 2, -seat / 2, width + seat, height + seat / 2]
    .map((each) => each.toFixed(1))
    .join(" ");
  return (
    <svg
      className={styles.picture}
      viewBox={box}
      role="img"
      aria-label={t`Picture of your tracker. It helps the eye; the letters are what counts.`}
    >
      <path className={styles.taken} strokeWidth={seat.toFixed(1)} d={seatPath(taken)} />
      <path className={styles.taken} strokeWidth={seat.toFixed(1)} d={seatPath(empty)} />
      <path className={styles.hole} strokeWidth={(seat * 0.48).toFixed(1)} d={seatPath(empty)} />
    </svg>
  );
}
