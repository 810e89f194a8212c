import type { ComponentProps } from "react";
import { classes } from "./classes";
import styles from "./Lines.module.css";

/** The default container: a list with a hairline between the rows. */
export function Lines({
  tight = false,
  ...rest
}: Omit<ComponentProps<"ul">, "className"> & { tight?: boolean }) {
  return <ul {...rest} className={classes(styles.lines, tight && styles.tight)} />;
}

/** One row of `Lines`; `acts` stand under the text, indented past a picture when there is one. */
export function Line({
  acts,
  children,
  ...rest
}: Omit<ComponentProps<"li">, "className"> & { acts?: React.ReactNode }) {
  return (
    <li {...rest} className={styles.line}>
      {children}
      {acts && <div className={styles.acts}>{acts}</div>}
    </li>
  );
}
