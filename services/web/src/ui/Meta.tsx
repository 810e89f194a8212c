import { Children, type ReactNode } from "react";
import styles from "./Meta.module.css";

/** A line of short facts, each child one of them. */
export function Meta({ children }: { children: ReactNode }) {
  return (
    <div className={styles.meta}>
      {Children.toArray(children).map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a line have no other identity
        <span key={index}>{child}</span>
      ))}
    </div>
  );
}
