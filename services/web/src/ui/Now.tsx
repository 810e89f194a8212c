import type { ReactNode } from "react";
import styles from "./Now.module.css";

/** Words about this moment, with the saffron lamp before them: "On now, 25 minutes left". */
export function Now({ children }: { children: ReactNode }) {
  return <span className={styles.now}>{children}</span>;
}
