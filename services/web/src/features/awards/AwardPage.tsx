import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ButtonLink } from "@/ui/ButtonLink";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { type Award, awardQuery, type Nominee } from "./api";
import { mayVote } from "./electorate";
import { Nominations } from "./Nominations";
import { awardsTarget, ballotTarget, electionTarget, manageTarget } from "./targets";
import { useElectionOf } from "./useElectionOf";
import { awardWords, electionWords } from "./words";

/** One award: what it honours, who is on its shortlist, nominations, the way to its election. */
export function AwardPage() {
  const { t } = useLingui();
  const { id, slug, me } = useConference();
  const { award } = useParams({ from: "/c/$slug/inside/awards/$award" });
  const query = useQuery(awardQuery(id, award));
  return (
    <Page>
      <PageHead
        title={query.data?.entity.title ?? t`Award`}
        line={query.data && <Standing award={query.data.entity} />}
        tools={
          <>
            {me.roles.includes("organiser") && (
              <ButtonLink {...manageTarget(slug, award)} size="small">
                <Trans>Prepare it</Trans>
              </ButtonLink>
            )}
            <ButtonLink {...awardsTarget(slug)} size="small">
              <Trans>All awards</Trans>
            </ButtonLink>
          </>
        }
      />
      <Loaded query={query} name={t`The award`}>
        {({ entity }) => <Whole award={entity} />}
      </Loaded>
    </Page>
  );
}

function Standing({ award }: { award: Award }) {
  const election = useElectionOf(award.id, award.election);
  return election ? electionWords(election) : awardWords(award);
}

function Whole({ award }: { award: Award }) {
  const { slug, me } = useConference();
  const election = useElectionOf(award.id, award.election);
  return (
    <div className="stack">
      {award.description && <p>{award.description}</p>}
      {award.laureate && <Laureate name={award.laureate} citation={award.citation} />}
      {election && election.state !== "draft" && (
        <div className="row">
          {election.state === "open" && mayVote(election, me.roles) && (
            <ButtonLink {...ballotTarget(slug, election.id)} look="filled">
              <Trans>Vote</Trans>
            </ButtonLink>
          )}
          <ButtonLink {...electionTarget(slug, election.id)}>
            <Trans>The election: rules, list of ballots, result</Trans>
          </ButtonLink>
        </div>
      )}
      {award.shortlist.length > 0 && <Shortlist nominees={award.shortlist} />}
      {award.kind === "elected" && award.nominations === "open" && <Nominations award={award} />}
    </div>
  );
}

function Laureate({ name, citation }: { name: string; citation: string }) {
  return (
    <Section title={<Trans>Laureate</Trans>}>
      <p className="big">{name}</p>
      {citation && <p>{citation}</p>}
    </Section>
  );
}

function Shortlist({ nominees }: { nominees: readonly Nominee[] }) {
  return (
    <Section title={<Trans>Shortlist</Trans>}>
      <Lines>
        {nominees.map(({ nomination, name, organisation, text }) => (
          <Line key={nomination}>
            <b>{name}</b>
            {organisation && <p className="s dim">{organisation}</p>}
            {text && <p className="s">{text}</p>}
          </Line>
        ))}
      </Lines>
    </Section>
  );
}
