import { Trans, useLingui } from "@lingui/react/macro";
import { clock, minutesUntil } from "@/time/format";
import { useNow } from "@/time/useNow";
import { TimeLeft } from "@/ui/Hemicycle";
import type { Meeting } from "./api";
import styles from "./TimeFor.module.css";

/** The time left for two, as seats that empty and in figures. */
export function TimeFor({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const now = useNow(1000);
  const [starts, ends] = [Date.parse(meeting.starts), Date.parse(meeting.ends)];
  const [begins, until, closes] = [clock(meeting.starts), clock(meeting.ends), clock(meeting.room_closes)];
  const minutes = minutesUntil(now < starts ? meeting.starts : meeting.ends, now);
  return (
    <>
      <div className={styles.picture}>
        <TimeLeft share={(ends - Math.max(now, starts)) / (ends - starts)} />
      </div>
      <p className={styles.left}>
        {now < starts && <b>{t`in ${minutes} min`}</b>}
        {now >= starts && now < ends && <b>{t`${minutes} min`}</b>}
        {now >= ends && <b>{t`Time is up`}</b>}
        <span className="xs dim">
          {now < starts && <Trans>begins {begins}</Trans>}
          {now >= starts && now < ends && <Trans>until {until}</Trans>}
          {now >= ends && <Trans>the room closes {closes}</Trans>}
        </span>
      </p>
    </>
  );
}
