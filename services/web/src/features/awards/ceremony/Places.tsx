import { Plural, Trans } from "@lingui/react/macro";
import type { Election, Stage } from "../api";
import styles from "./Ceremony.module.css";
import { placeName } from "./places";

/** The place revealed last, large, and those before it. */
export function Places({ election, quorumMet }: { election: Election; quorumMet: boolean }) {
  const { state, revealed } = election;
  const [latest, ...earlier] = [...revealed].reverse();
  if (state === "draft" || state === "open") {
    return (
      <p>
        <Trans>The ceremony begins when voting is closed.</Trans>
      </p>
    );
  }
  if (state === "void") {
    return (
      <p className={styles.name}>
        <Trans>No award is given.</Trans>
      </p>
    );
  }
  if (latest === undefined) {
    return state === "revealed" && !quorumMet ? (
      <p className={styles.name}>
        <Trans>No award is given: fewer ballots came than the rules ask for.</Trans>
      </p>
    ) : (
      <p>
        <Trans>Everything is sealed. The places are revealed one by one, for everybody at once.</Trans>
      </p>
    );
  }
  return (
    <>
      <Place key={latest.place} stage={latest} />
      {earlier.length > 0 && (
        <ol className={styles.earlier}>
          {earlier.map((stage) => (
            <li key={stage.place}>
              <Place stage={stage} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Place({ stage: { place, votes, names } }: { stage: Stage }) {
  return (
    <div className={styles.place}>
      <p className="s dim">{placeName(place)}</p>
      <p className={styles.name}>{names.join(", ")}</p>
      <p>
        <Plural value={votes} one="# vote" other="# votes" />
        {names.length > 1 && (
          <>
            {" "}
            <Trans>each: the place is shared</Trans>
          </>
        )}
      </p>
    </div>
  );
}
