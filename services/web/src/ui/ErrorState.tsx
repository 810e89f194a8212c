import type { ReactNode } from "react";
import styles from "./State.module.css";

interface Props {
  /** What did not work: "The paper did not open". */
  title: ReactNode;
  /** Why, and that nothing is lost. */
  children?: ReactNode;
  /** The way on: try again, another way, help. */
  acts?: ReactNode;
  /** Stable code and time, for whoever helps. */
  code?: string | undefined;
}

/** Something failed: what, why, and the one thing to do. */
export function ErrorState({ title, children, acts, code }: Props) {
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{title}</p>
      {children && <p className="s">{children}</p>}
      {acts && <div className={styles.acts}>{acts}</div>}
      {code && (
        <p className="xs dim">
          <span className="mono">{code}</span>
        </p>
      )}
    </div>
  );
}
