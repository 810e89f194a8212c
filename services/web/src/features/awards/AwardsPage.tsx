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
import { NewAward } from "./manage/NewAward";
import { receiptOf } from "./receipts";
import { awardTarget, ballotTarget, ceremonyTarget, electionTarget } from "./targets";
import { awardWords, electionWords } from "./words";

/** The awards of the conference, how each stands, and what one can do for it now. */
export function AwardsPage() {
  const { t } = useLingui();
  const { id, me } = useConference();
  const awards = useQuery(awardsQuery(id));
  const elections = useQuery(electionsQuery(id));
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
                  election={elections.data?.find(({ id: each }) => each === award.election)}
                />
              ))}
            </Lines>
          )
        }
      </Loaded>
    </Page>
  );
}

function AwardLine({ award, election }: { award: Award; election: Election | undefined }) {
  const { slug } = useConference();
  const laureate = award.laureate;
  return (
    <Line acts={<Act award={award} election={election} />}>
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
      <p className="s dim">{election ? electionWords(election) : awardWords(award)}</p>
    </Line>
  );
}

function Act({ award, election }: { award: Award; election: Election | undefined }) {
  const { slug, me } = useConference();
  const { title } = award;
  const name = <span className="vh">: {title}</span>;
  if (election?.state === "open") {
    const voted = receiptOf(election.id, me.participant) !== null;
    return (
      <ButtonLink {...ballotTarget(slug, election.id)} look={voted ? "outlined" : "filled"}>
        {voted ? <Trans>You voted: look or change</Trans> : <Trans>Vote</Trans>}
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
