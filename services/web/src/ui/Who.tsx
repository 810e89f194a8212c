import type { ReactNode } from "react";
import styles from "./Who.module.css";

interface Props {
  /** A `Face` or a `Mark`. */
  picture: ReactNode;
  name: ReactNode;
  /** Role, organisation and country; or what they want. */
  detail?: ReactNode;
  children?: ReactNode;
}

/** A person or an organisation in one row: picture, name, second line, and what comes below. */
export function Who({ picture, name, detail, children }: Props) {
  return (
    <div className={styles.who}>
      {picture}
      <div>
        <b>{name}</b>
        {detail && <span className={styles.detail}>{detail}</span>}
        {children}
      </div>
    </div>
  );
}
