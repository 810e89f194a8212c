import type { ReactNode } from "react";
import styles from "./State.module.css";

interface Props {
  title: ReactNode;
  /** Why it is empty, or what would fill it. */
  children?: ReactNode;
  acts?: ReactNode;
  /** A drawing, such as empty seats. */
  picture?: ReactNode;
}

/** There is nothing yet, and what to do about it. */
export function Empty({ title, children, acts, picture }: Props) {
  return (
    <div className={styles.state}>
      {picture && <div className={styles.picture}>{picture}</div>}
      <p className={styles.title}>{title}</p>
      {children && <p className="s dim">{children}</p>}
      {acts && <div className={styles.acts}>{acts}</div>}
    </div>
  );
}
