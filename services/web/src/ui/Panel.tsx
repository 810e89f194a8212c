import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Panel.module.css";

/** A box: only for a thing one can take or seal. `sealed` has the accent's edge on top. */
export function Panel({ sealed = false, children }: { sealed?: boolean; children: ReactNode }) {
  return <div className={classes(styles.panel, sealed && styles.sealed)}>{children}</div>;
}
