import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./SeatMap.module.css";

interface Props {
  label: string;
  /** The double seat of the one who leads. */
  lead: ReactNode;
  /** The other seats: tiles of people, or `EmptySeat`. */
  seats: readonly { id: string; content: ReactNode }[];
  /** What lies on the table: the last tile on wide screens, the first on phones. */
  prompt?: ReactNode;
}

/** A table as a map of seats: one double seat, up to nine others, the question on the table. */
export function SeatMap({ label, lead, seats, prompt }: Props) {
  return (
    <ul className={styles.seats} aria-label={label}>
      <li className={styles.lead}>{lead}</li>
      {seats.map((seat) => (
        <li key={seat.id}>{seat.content}</li>
      ))}
      {prompt && <li className={classes(styles.prompt)}>{prompt}</li>}
    </ul>
  );
}

/** A seat nobody sits on; says for whom it is kept. */
export function EmptySeat({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}
