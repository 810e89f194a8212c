import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Hemicycle, type Wedge } from "@/ui/Hemicycle";
import type { Election } from "./api";
import styles from "./Turnout.module.css";

const SEATS = 60;

/** How many have voted, which is public; for whom, nobody learns before the ceremony. */
export function Turnout({ election }: { election: Election }) {
  const { t } = useLingui();
  const { voted } = election;
  const entitled = election.roll?.count ?? 0;
  const seats = entitled > 0 ? Math.min(SEATS, Math.floor((SEATS * voted) / entitled)) : 0;
  const wedges: Wedge[] = [
    { id: "voted", count: seats, fill: "accent" },
    { id: "others", count: SEATS - seats, fill: "empty" },
  ];
  return (
    <div className={styles.turnout}>
      <Hemicycle wedges={wedges} label={t`${voted} of ${entitled} have voted`} shape={{ aisle: 1 }} />
      <div>
        <p>
          <b className={styles.figure}>{voted}</b>{" "}
          <Plural
            value={entitled}
            one="of # person entitled has voted"
            other="of # people entitled have voted"
          />
        </p>
        {election.state === "revealed" || (
          <p className="s dim">
            <Trans>Nobody can see a count before the ceremony. That includes you.</Trans>
          </p>
        )}
      </div>
    </div>
  );
}
