import type { ReactNode } from "react";
import styles from "./Chip.module.css";
import { classes } from "./classes";

/** One fact in a small square frame; not for pressing. `hot` is for time, `on` for something taken. */
export function Chip({ tone, children }: { tone?: "on" | "hot"; children: ReactNode }) {
  return <span className={classes(styles.chip, tone && styles[tone])}>{children}</span>;
}
