import type { ReactNode } from "react";
import { classes } from "@/ui/classes";
import styles from "./Page.module.css";

interface Props {
  children: ReactNode;
  /** A room: the full width and height of the window, dark, only its aside scrolls. */
  room?: boolean;
}

/** The content of a page, under the bars. Give it one `PageTitle`. */
export function Page({ children, room = false }: Props) {
  return (
    <main id="main" className={classes(room ? styles.room : styles.page, room && "stage")}>
      {children}
    </main>
  );
}
