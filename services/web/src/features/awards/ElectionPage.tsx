import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ButtonLink } from "@/ui/ButtonLink";
import { buttonClass } from "@/ui/buttonClass";
import type { Election } from "./api";
import { ElectionFacts } from "./ElectionFacts";
import { mayVote } from "./electorate";
import { MyReceipt } from "./MyReceipt";
import { receiptOf } from "./receipts";
import { awardTarget, ballotTarget, ceremonyTarget } from "./targets";
import { useElection } from "./useElection";
import { electionWords } from "./words";

/** Everything public about an election: its rules, the list of ballots, the result, and how to check all of it. */
export function ElectionPage() {
  const { t } = useLingui();
  const { election } = useParams({ from: "/c/$slug/inside/elections/$election" });
  const query = useElection(election);
  return (
    <Page>
      <PageHead
        title={query.data?.title ?? t`Election`}
        line={query.data && electionWords(query.data)}
        tools={query.data && <Ways election={query.data} />}
      />
      <Loaded query={query} name={t`The election`}>
        {(found) => <Whole election={found} />}
      </Loaded>
    </Page>
  );
}

/** Where one goes from here; what is asked of the reader now is the filled button. */
function Ways({ election }: { election: Election }) {
  const { slug, me } = useConference();
  const { state } = election;
  return (
    <>
      <ButtonLink {...awardTarget(slug, election.award)} size="small">
        <Trans>The award</Trans>
      </ButtonLink>
      {hasCeremony(election) && (
        <ButtonLink {...ceremonyTarget(slug, election.id)} size="small">
          <Trans>The ceremony</Trans>
        </ButtonLink>
      )}
      {state === "revealed" && (
        <a className={buttonClass({ look: "filled", size: "small" })} href="#ballots">
          <Trans>Find my ballot</Trans>
        </a>
      )}
      {state === "open" && mayVote(election, me.roles) && (
        <ButtonLink {...ballotTarget(slug, election.id)} look="filled" size="small">
          <Trans>Vote</Trans>
        </ButtonLink>
      )}
    </>
  );
}

const hasCeremony = ({ state }: Election) => !["draft", "open", "void"].includes(state);

function Whole({ election }: { election: Election }) {
  const { id, me } = useConference();
  const receipt = receiptOf(election.id, me.participant);
  return (
    <ElectionFacts conference={id} election={election} mine={receipt?.tracker ?? ""}>
      {receipt && <MyReceipt election={election} receipt={receipt} />}
    </ElectionFacts>
  );
}
