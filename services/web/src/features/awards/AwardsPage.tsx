import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { EmptySeats } from "@/ui/Hemicycle";
import { Line, Lines } from "@/ui/Lines";
import { type Award, awardsQuery, type Election, electionsQuery } from "./api";
import { mayVote } from "./electorate";
import { NewAward } from "./manage/NewAward";
import { receiptOf } from "./receipts";
import { awardTarget, ballotTarget, ceremonyTarget, electionTarget } from "./targets";
import { awardWords, electionWords } from "./words";

/** The awards of the conference, how each stands, and what one can do for it now. */
export function AwardsPage() {
  const { t } = useLingui();
  const { id, me } = useConference();
  const awards = useQuery(awardsQuery(id));
  const elections = useQuery(electionsQuery(id)).data ?? [];
  const asked = elections.find((election) => isAsked(election, me));
  return (
    <Page>
      <PageHead
        title={t`Awards`}
        line={<Trans>Who is honoured here, and who decides it.</Trans>}
        tools={me.roles.includes("organiser") && <NewAward />}
      />
      <Loaded query={awards} name={t`The awards`}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={t`No awards at this conference`} picture={<EmptySeats />}>
              <Trans>When the organisers announce one, it stands here.</Trans>
            </Empty>
          ) : (
            <Lines>
              {found.map((award) => (
                <AwardLine
                  key={award.id}
                  award={award}
                  election={elections.find(({ id: each }) => each === award.election)}
                  first={award.election === asked?.id}
                />
              ))}
            </Lines>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Whether somebody's vote is asked: voting is open to them, and no ballot was cast from this device. */
const isAsked = (election: Election, me: { participant: string; roles: readonly string[] }) =>
  election.state === "open" && mayVote(election, me.roles) && receiptOf(election.id, me.participant) === null;

interface Standing {
  award: Award;
  election: Election | undefined;
  /** The first award that waits for the reader's vote: its button is the filled one. */
  first: boolean;
}

function AwardLine(props: Standing) {
  const { slug } = useConference();
  const { award, election } = props;
  const { laureate, description } = award;
  return (
    <Line acts={<Act {...props} />}>
      <h2>
        <Link {...awardTarget(slug, award.id)}>{award.title}</Link>
      </h2>
      {laureate && (
        <p>
          <Trans>
            Goes to <b>{laureate}</b>
          </Trans>
        </p>
      )}
      {description && <p>{description}</p>}
      <p className="s dim">{election ? electionWords(election) : awardWords(award)}</p>
    </Line>
  );
}

function Act({ award, election, first }: Standing) {
  const { slug, me } = useConference();
  const { title } = award;
  const name = <span className="vh">: {title}</span>;
  if (election?.state === "open" && !mayVote(election, me.roles)) {
    return (
      <ButtonLink {...electionTarget(slug, election.id)}>
        <Trans>Rules and list of ballots</Trans>
        {name}
      </ButtonLink>
    );
  }
  if (election?.state === "open") {
    return (
      <ButtonLink {...ballotTarget(slug, election.id)} look={first ? "filled" : "outlined"}>
        {isAsked(election, me) ? <Trans>Vote</Trans> : <Trans>You voted: look or change</Trans>}
        {name}
      </ButtonLink>
    );
  }
  if (election?.state === "revealing") {
    return (
      <ButtonLink {...ceremonyTarget(slug, election.id)} look="filled">
        <Trans>Watch the ceremony</Trans>
        {name}
      </ButtonLink>
    );
  }
  if (election?.state === "revealed") {
    return (
      <ButtonLink {...electionTarget(slug, election.id)}>
        <Trans>The result</Trans>
        {name}
      </ButtonLink>
    );
  }
  if (award.nominations !== "open") return null;
  return (
    <ButtonLink {...awardTarget(slug, award.id)}>
      <Trans>Nominate</Trans>
      {name}
    </ButtonLink>
  );
}
