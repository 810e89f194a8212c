import styles from "./Tracker.module.css";

/** A long code in groups of four, in the type where 0 and O, 1 and l stay apart. */
export function Tracker({ children }: { children: string }) {
  return <code className={styles.tracker}>{children.replace(/(.{4})(?=.)/g, "$1 ")}</code>;
}
