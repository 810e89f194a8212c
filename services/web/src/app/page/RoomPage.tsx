import type { ReactNode } from "react";
import { classes } from "@/ui/classes";
import { PageTitle } from "./PageTitle";
import styles from "./RoomPage.module.css";

interface Props {
  title: string;
  /** Over the title: `Now` with what ends when. */
  now?: ReactNode;
  /** Under the title: where one is, such as "World café, table 83". */
  line?: ReactNode;
  /** At the right of the title: time left, or the way back. */
  corner?: ReactNode;
  /** The `ControlBar`; on phones it stays in view. */
  controls?: ReactNode;
  /** Beside the stage, in the light: questions, notes, outcome. It alone scrolls. */
  aside: ReactNode;
  /** What the aside is called. */
  asideLabel: string;
  /** The stage: tiles, seats, what one waits for. */
  children: ReactNode;
}

/** A room: the dark stage with its controls, and an aside. It takes the whole window under the top bar. */
export function RoomPage({ title, now, line, corner, controls, aside, asideLabel, children }: Props) {
  return (
    <main id="main" className={styles.room} data-room>
      <div className={classes(styles.scene, "stage")}>
        <header className={styles.head}>
          <div>
            {now}
            <PageTitle title={title} className={styles.title} />
            {line && <p className="s dim">{line}</p>}
          </div>
          {corner && <div className={styles.corner}>{corner}</div>}
        </header>
        <div className={styles.stage}>{children}</div>
        {controls && <div className={styles.controls}>{controls}</div>}
      </div>
      <aside className={styles.aside} aria-label={asideLabel}>
        {aside}
      </aside>
    </main>
  );
}
