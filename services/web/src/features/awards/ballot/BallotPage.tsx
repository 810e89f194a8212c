import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded, LoadFailed } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { hasCode } from "@/http/problem";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { LoadingLines } from "@/ui/Loading";
import { awardQuery, type Election, electionQuery } from "../api";
import { readForm } from "../form";
import { credentialQuery } from "../registrar";
import { electionTarget } from "../targets";
import { electionWords } from "../words";
import { Voting } from "./Voting";

/** The ballot: for whom, and did it arrive? */
export function BallotPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { election } = useParams({ from: "/c/$slug/inside/elections/$election/ballot" });
  const query = useQuery(electionQuery(id, election));
  return (
    <Page>
      {query.data === undefined && <PageTitle title={t`Ballot`} />}
      <Loaded query={query} name={t`The ballot`}>
        {(found) => <Ballot election={found} />}
      </Loaded>
    </Page>
  );
}

function Ballot({ election }: { election: Election }) {
  const { t } = useLingui();
  const { id } = useConference();
  const isOpen = election.state === "open";
  const credential = useQuery({ ...credentialQuery(id, election.id), enabled: isOpen });
  const award = useQuery(awardQuery(id, election.award));
  if (!isOpen || election.form === null) {
    return <NoBallot election={election}>{electionWords(election)}</NoBallot>;
  }
  if (credential.data === undefined || award.data === undefined) {
    if (hasCode(credential.error, "not_on_roll")) return <NotOnRoll election={election} />;
    const failed = credential.error ?? award.error;
    const again = () => void Promise.all([credential.refetch(), award.refetch()]);
    return (
      <>
        <PageTitle title={election.title} />
        {failed ? (
          <LoadFailed name={t`The ballot`} error={failed} retry={again} />
        ) : (
          <LoadingLines label={t`The ballot is loading`} />
        )}
      </>
    );
  }
  return (
    <Voting
      election={election}
      file={election.form.election}
      form={readForm(election.form.election)}
      credential={credential.data}
      nominees={award.data.entity.shortlist}
    />
  );
}

function NotOnRoll({ election }: { election: Election }) {
  return (
    <NoBallot election={election}>
      {election.rules.roll === "admitted" ? (
        <Trans>
          You are not on the roll of this election: it was frozen when voting opened. If you think that is
          wrong, ask the organisers at the help desk.
        </Trans>
      ) : election.rules.roll === "jurors" ? (
        <Trans>
          The jury votes on this award, and you are not on its list. If you think that is wrong, ask the
          organisers at the help desk.
        </Trans>
      ) : (
        <Trans>
          One person votes for each organisation, and for yours somebody else is named. Your organisation can
          ask the organisers to name you instead, as long as that person has not opened the ballot.
        </Trans>
      )}
    </NoBallot>
  );
}

function NoBallot({ election, children }: { election: Election; children: React.ReactNode }) {
  const { slug } = useConference();
  return (
    <>
      <PageTitle title={election.title} />
      <Empty
        title={<Trans>There is no ballot for you here</Trans>}
        acts={
          <ButtonLink {...electionTarget(slug, election.id)}>
            <Trans>Rules, list of ballots, result</Trans>
          </ButtonLink>
        }
      >
        {children}
      </Empty>
    </>
  );
}
