import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Presence.module.css";

/** Whether somebody is here: filled seat free, half busy, ring away. The word is part of it. */
export function Presence({ state, children }: { state: "free" | "busy" | "away"; children: ReactNode }) {
  return <span className={classes(styles.presence, styles[state])}>{children}</span>;
}
