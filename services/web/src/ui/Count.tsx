import styles from "./Count.module.css";
import { classes } from "./classes";

/** An ink disc with a figure, only for things that wait for the reader; nothing when there are none. */
export function Count({ value, corner = false }: { value: number; corner?: boolean }) {
  if (value === 0) return null;
  return (
    <span className={classes(styles.count, corner && styles.corner)} aria-hidden={corner || undefined}>
      {value > 99 ? "99+" : value}
    </span>
  );
}
