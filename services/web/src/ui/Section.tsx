import { type ReactNode, useId } from "react";
import { Count } from "./Count";
import styles from "./Section.module.css";

interface Props {
  title: ReactNode;
  /** How many things in it wait for the reader. */
  count?: number;
  /** At most one link, at the right of the title. */
  link?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a 2px rule, as on a printed order paper. */
export function Section({ title, count = 0, link, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title}
          <Count value={count} />
        </h2>
        {link && <span className="s">{link}</span>}
      </header>
      {children}
    </section>
  );
}
