import type { ReactNode } from "react";
import { Filling } from "./Hemicycle";
import styles from "./State.module.css";

/** Grey lines where the words will be. They do not move, and nothing shows in the first 300 ms. */
export function LoadingLines({ label, lines = 4 }: { label: string; lines?: number }) {
  const widths = [55, 80, 35, 68, 48, 74];
  return (
    <div className={styles.lines} role="status">
      <span className="vh">{label}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no identity
        <i key={index} style={{ width: `${widths[index % widths.length]}%` }} aria-hidden="true" />
      ))}
    </div>
  );
}

/** A room opens: five wedges of a hemicycle sit down, with a sentence on what we wait for. */
export function LoadingRoom({
  title,
  children,
  acts,
}: {
  title: ReactNode;
  children?: ReactNode;
  acts?: ReactNode;
}) {
  return (
    <div className={styles.state} role="status">
      <div className={styles.late}>
        <div className={styles.picture}>
          <Filling />
        </div>
        <p className={styles.title}>{title}</p>
        {children && <p className="s dim">{children}</p>}
        {acts && <div className={styles.acts}>{acts}</div>}
      </div>
    </div>
  );
}
