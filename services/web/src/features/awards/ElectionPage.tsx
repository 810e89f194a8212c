import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ButtonLink } from "@/ui/ButtonLink";
import { buttonClass } from "@/ui/buttonClass";
import type { Election } from "./api";
import { Board } from "./Board";
import styles from "./ElectionPage.module.css";
import { mayVote } from "./electorate";
import { MyReceipt } from "./MyReceipt";
import { NotPromised, Promises } from "./Promises";
import { Result } from "./Result";
import { RuleBook, Turnout } from "./RuleBook";
import { awardTarget, ballotTarget, ceremonyTarget } from "./targets";
import { useElection } from "./useElection";
import { Verify } from "./Verify";
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
  const isRevealed = election.state === "revealed";
  return (
    <div className={styles.parts}>
      {isRevealed && <Result election={election} />}
      {isRevealed && <Verify election={election} />}
      <div className={styles.columns}>
        <RuleBook election={election} />
        <div className={styles.parts}>
          {election.state !== "draft" && !isRevealed && <Turnout election={election} />}
          <Promises election={election} />
        </div>
      </div>
      <MyReceipt election={election} />
      {election.state !== "draft" && (
        <div id="ballots">
          <Board election={election} />
        </div>
      )}
      {election.state !== "draft" && !isRevealed && <Verify election={election} />}
      <NotPromised />
    </div>
  );
}
