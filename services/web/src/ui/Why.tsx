import type { ReactNode } from "react";
import styles from "./Why.module.css";

/** One sentence that says why: their need and your offer, verbs in bold. */
export function Why({ children }: { children: ReactNode }) {
  return <p className={styles.why}>{children}</p>;
}
