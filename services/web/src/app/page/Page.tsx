import type { ReactNode } from "react";
import styles from "./Page.module.css";

/** The content of a page, under the bars. Give it one `PageTitle`. Rooms are a `RoomPage`. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <main id="main" className={styles.page}>
      {children}
    </main>
  );
}
