import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BrandMark } from "@/ui/Brand";
import { Page } from "./Page";
import styles from "./PlainPage.module.css";

/** A page outside a conference: only the brand above it. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <>
      <header className={styles.bar}>
        <Link to="/">
          <BrandMark />
          Plenaria
        </Link>
      </header>
      <Page>{children}</Page>
    </>
  );
}
