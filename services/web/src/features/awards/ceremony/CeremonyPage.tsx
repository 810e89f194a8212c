import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { PageTitle } from "@/app/page/PageTitle";
import { ButtonLink } from "@/ui/ButtonLink";
import { RevealedHemicycle } from "@/ui/RevealedHemicycle";
import { type Election, resultQuery } from "../api";
import { electionTarget } from "../targets";
import { useElection } from "../useElection";
import { electionWords } from "../words";
import styles from "./Ceremony.module.css";
import { FillScreen } from "./FillScreen";
import { Places } from "./Places";
import { picture, wedgesNow } from "./picture";
import { Reveal } from "./Reveal";

/** The ceremony: the places are revealed one by one, for everybody at once. */
export function CeremonyPage() {
  const { t } = useLingui();
  const { election } = useParams({ from: "/c/$slug/inside/elections/$election/ceremony" });
  const query = useElection(election);
  return (
    <main id="main" className={`stage ${styles.ceremony}`} data-room>
      {query.data === undefined && <PageTitle title={t`Ceremony`} />}
      <Loaded query={query} name={t`The ceremony`}>
        {(found) => <Ceremony election={found} />}
      </Loaded>
    </main>
  );
}

function Ceremony({ election }: { election: Election }) {
  const { id, me, slug } = useConference();
  const { voted, state } = election;
  const isOver = state === "revealed";
  const result = useQuery({ ...resultQuery(id, election.id), enabled: isOver }).data;
  return (
    <>
      <header className={styles.head}>
        <div>
          <PageTitle title={election.title} className={styles.title} />
          <p className="dim">{electionWords(election)}</p>
        </div>
        <FillScreen />
      </header>
      <div className={styles.scene}>
        <div className={styles.said} aria-live="polite">
          <Places election={election} quorumMet={result?.quorum_met ?? true} />
        </div>
        <figure className={styles.picture}>
          <RevealedHemicycle wedges={wedgesNow(election, result)} label={picture(election, result)} />
          <figcaption className="s dim">
            <Plural value={voted} one="# person voted." other="# people voted." />{" "}
            <Trans>Nobody can tell whose vote is whose.</Trans>
          </figcaption>
        </figure>
      </div>
      <div className={styles.acts}>
        {me.roles.includes("organiser") && <Reveal election={election} />}
        <ButtonLink {...electionTarget(slug, election.id)} look={isOver ? "filled" : "outlined"}>
          {isOver ? (
            <Trans>The whole result, and how to verify it</Trans>
          ) : (
            <Trans>Rules and list of ballots</Trans>
          )}
        </ButtonLink>
      </div>
    </>
  );
}
