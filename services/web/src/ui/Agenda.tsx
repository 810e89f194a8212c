import type { ReactNode } from "react";
import styles from "./Agenda.module.css";
import { classes } from "./classes";

export interface AgendaEntry {
  id: string;
  /** RFC 3339, for machines; `clock` is what people read. */
  starts: string;
  clock: string;
  title: ReactNode;
  detail?: ReactNode;
  /** open: for all, grey; mine: accent; soon: the next thing, saffron. */
  state: "open" | "mine" | "soon";
  /** A clash, said in one sentence under the entry. */
  warning?: ReactNode;
  act?: ReactNode;
}

/** Entries along a line of time. */
export function Agenda({ entries }: { entries: readonly AgendaEntry[] }) {
  return (
    <ol className={styles.agenda}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes(styles.entry, styles[entry.state])}>
          <time dateTime={entry.starts}>{entry.clock}</time>
          <div>
            <b>{entry.title}</b>
            {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
            {entry.warning && <span className={styles.warning}>{entry.warning}</span>}
          </div>
          {entry.act}
        </li>
      ))}
    </ol>
  );
}
