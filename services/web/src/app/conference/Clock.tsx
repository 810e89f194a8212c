import { clock, zoneName } from "@/time/format";
import { useNow } from "@/time/useNow";
import styles from "./Clock.module.css";

/** The time in the reader's zone, with the zone's name. */
export function Clock() {
  const now = useNow(60_000);
  return (
    <span className={styles.clock}>
      <b>{clock(now)}</b> {zoneName(now)}
    </span>
  );
}
