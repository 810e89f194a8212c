import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { ButtonLink } from "@/ui/ButtonLink";
import { classes } from "@/ui/classes";
import type { Booth } from "./api";
import styles from "./BoothList.module.css";
import { HereNow } from "./HereNow";
import { boothTarget } from "./targets";
import { say } from "./words";

/** Booths, each with its one act: talk where somebody is there, ask where nobody is. */
export function BoothList({ booths }: { booths: readonly Booth[] }) {
  const { slug } = useConference();
  return (
    <ul className={styles.list}>
      {booths.map((booth) => (
        <li key={booth.id} className={styles.booth}>
          <span className={classes(styles.number, booth.here > 0 && styles.staffed)} aria-hidden="true">
            {booth.number}
          </span>
          <div>
            <h2 className={styles.title}>
              <Link {...boothTarget(slug, booth.id)}>{booth.title}</Link>
            </h2>
            <p className="s">{say(booth.teaser)}</p>
            <p className="xs dim">
              <HereNow booth={booth} />
            </p>
          </div>
          <ButtonLink {...boothTarget(slug, booth.id)} size="small">
            {booth.here > 0 ? <Trans>Talk now</Trans> : <Trans>Ask</Trans>}
            <span className="vh">: {booth.title}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
