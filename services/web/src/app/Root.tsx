import { Trans } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { Toasts } from "@/ui/Toast";
import styles from "./Root.module.css";

/** What every page has: the way past the bars, and the place where toasts appear. */
export function Root() {
  return (
    <>
      <a className={styles.skip} href="#main">
        <Trans>Skip to content</Trans>
      </a>
      <Outlet />
      <Toasts />
    </>
  );
}
