import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { PageTitle } from "@/app/page/PageTitle";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Hemicycle, type Wedge } from "@/ui/Hemicycle";
import { type Election, electionsKey, revealStage, type Stage } from "../api";
import { electionTarget } from "../targets";
import { useElection } from "../useElection";
import { electionWords } from "../words";
import styles from "./Ceremony.module.css";
import { placeName, sealedLeft } from "./places";

/** The ceremony: the places are revealed one by one, for everybody at once. */
export function CeremonyPage() {
  const { t } = useLingui();
  const { election } = useParams({ from: "/c/$slug/inside/elections/$election/ceremony" });
  const query = useElection(election);
  return (
    <main id="main" className={`stage ${styles.ceremony}`}>
      {query.data === undefined && <PageTitle title={t`Ceremony`} />}
      <Loaded query={query} name={t`The ceremony`}>
        {(found) => <Ceremony election={found} />}
      </Loaded>
    </main>
  );
}

function Ceremony({ election }: { election: Election }) {
  const { me, slug } = useConference();
  const latest = election.revealed.at(-1);
  const { voted } = election;
  return (
    <>
      <PageTitle title={election.title} className={styles.title} />
      <p className="dim">{electionWords(election)}</p>
      <figure className={styles.picture}>
        <Hemicycle wedges={wedges(election)} label={pictureWords(election)} />
        <figcaption className="s dim">
          <Plural value={voted} one="# person voted." other="# people voted." />{" "}
          <Trans>Nobody can tell whose vote is whose.</Trans>
        </figcaption>
      </figure>
      <div className={styles.latest} aria-live="polite">
        {latest && <Place key={latest.place} stage={latest} />}
      </div>
      {election.revealed.length > 1 && (
        <ol className={styles.earlier}>
          {election.revealed.slice(0, -1).map((stage) => (
            <li key={stage.place}>
              <Place stage={stage} />
            </li>
          ))}
        </ol>
      )}
      <div className={styles.acts}>
        {me.roles.includes("organiser") && <Reveal election={election} />}
        <ButtonLink
          {...electionTarget(slug, election.id)}
          look={election.state === "revealed" ? "filled" : "outlined"}
        >
          {election.state === "revealed" ? (
            <Trans>The whole result, and how to verify it</Trans>
          ) : (
            <Trans>Rules and list of ballots</Trans>
          )}
        </ButtonLink>
      </div>
    </>
  );
}

function Place({ stage }: { stage: Stage }) {
  const { votes, names } = stage;
  return (
    <>
      <p className="s dim">{placeName(stage.place)}</p>
      <p className={styles.name}>{names.length > 0 ? names.join(", ") : "–"}</p>
      <p>
        <Plural value={votes} one="# vote" other="# votes" />
      </p>
    </>
  );
}

function Reveal({ election }: { election: Election }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const { revealed, state, stages } = election;
  const press = useMutation({
    mutationFn: () => revealStage(id, election.id, revealed.length),
    onSuccess: (changed) => cache.setQueryData([...electionsKey(id), election.id], changed),
    onSettled: () => cache.invalidateQueries({ queryKey: electionsKey(id) }),
  });
  if (state !== "tallied" && state !== "revealing") {
    return state === "closed" ? (
      <p role="status">
        <Trans>The ballots are being added up.</Trans>
      </p>
    ) : null;
  }
  return (
    <>
      <Button look="filled" size="big" pending={press.isPending} onClick={() => press.mutate()}>
        {revealed.length + 1 < stages ? (
          <Trans>Reveal the next place</Trans>
        ) : (
          <Trans>Reveal the first place</Trans>
        )}
      </Button>
      {press.error && <FormError error={press.error} />}
    </>
  );
}

/** The revealed places as wedges of their own, everything else as one sealed block. */
function wedges(election: Election): Wedge[] {
  const fills = ["accent", "ink", "ring"] as const;
  const open = election.revealed.map((stage, index): Wedge => {
    const fill = stage.place === 1 ? "now" : (fills[index] ?? "accent");
    return { id: String(stage.place), count: stage.votes * stage.names.length, fill };
  });
  return [...open, { id: "sealed", count: sealedLeft(election), fill: "sealed" }];
}

function pictureWords(election: Election): string {
  const open = election.revealed.map(({ names, votes }) => `${names.join(", ")}: ${votes}`);
  const left = sealedLeft(election);
  return [...open, ...(left > 0 ? [`${left} …`] : [])].join("; ");
}
