import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Notice.module.css";

interface Props {
  /** information: good to know; waits: needs the reader; stopped: something does not work. */
  tone?: "information" | "waits" | "stopped";
  icon?: ReactNode;
  /** Read out when it appears. */
  announced?: boolean;
  children: ReactNode;
}

/** A sentence about the state of things, with a thick left edge. */
export function Notice({ tone = "information", icon, announced = false, children }: Props) {
  return (
    <div className={classes(styles.notice, styles[tone])} role={announced ? "status" : undefined}>
      {icon}
      <div>{children}</div>
    </div>
  );
}
