import type { ReactNode } from "react";
import styles from "./Panel.module.css";

/** A box: only for a thing one can take or seal. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className={styles.panel}>{children}</div>;
}
