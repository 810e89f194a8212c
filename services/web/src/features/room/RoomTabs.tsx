import type { ComponentProps, ReactNode } from "react";
import { Tabs } from "@/ui/Tabs";
import styles from "./RoomTabs.module.css";

/** The aside of a room as tabs that fill it; each panel scrolls by itself. */
export function RoomTabs(props: ComponentProps<typeof Tabs>) {
  return (
    <div className={styles.tabs}>
      <Tabs {...props} />
    </div>
  );
}

/** A tab's content with the margins of the aside. */
export function Padded({ children }: { children: ReactNode }) {
  return <div className={styles.padded}>{children}</div>;
}
