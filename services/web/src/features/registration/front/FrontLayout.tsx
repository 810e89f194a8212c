import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BrandMark } from "@/ui/Brand";
import { classes } from "@/ui/classes";
import { Hemicycle } from "@/ui/Hemicycle";
import styles from "./FrontLayout.module.css";

interface Props {
  /** The conference, or the product where there is none. */
  title: ReactNode;
  /** Dates, or what it is. */
  line: ReactNode;
  children: ReactNode;
}

const seats = [
  { id: "taken", count: 268, fill: "accent" },
  { id: "free", count: 116, fill: "empty" },
] as const;

/** The doors: at the left the hall, dark, with one seat waiting; at the right what to do. */
export function FrontLayout({ title, line, children }: Props) {
  const { t } = useLingui();
  return (
    <main id="main" className={styles.front}>
      <section className={classes(styles.hall, "stage")}>
        <Link to="/" className={styles.brand}>
          <BrandMark />
          Plenaria
        </Link>
        <div className={styles.words}>
          <p className={styles.title}>{title}</p>
          <p>{line}</p>
        </div>
        <div className={styles.seats}>
          <Hemicycle
            wedges={seats}
            you="free"
            shape={{ inner: 0.32, aisle: 1 }}
            label={t`A hemicycle of seats, most of them taken, one waiting for you`}
          />
        </div>
      </section>
      <section className={styles.door}>
        <div className={styles.box}>{children}</div>
      </section>
    </main>
  );
}
