import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ButtonLink } from "@/ui/ButtonLink";
import { Section } from "@/ui/Section";
import type { Election } from "./api";
import { Board } from "./Board";
import styles from "./ElectionPage.module.css";
import { mayVote } from "./electorate";
import { NotPromised, Promises } from "./Promises";
import { ReceiptPanel } from "./ReceiptPanel";
import { Result } from "./Result";
import { receiptOf } from "./receipts";
import { awardTarget, ballotTarget, ceremonyTarget } from "./targets";
import { useElection } from "./useElection";
import { Verify } from "./Verify";
import { electionWords, moment } from "./words";

/** Everything public about an election: its rules, the list of ballots, the result, and how to check all of it. */
export function ElectionPage() {
  const { t } = useLingui();
  const { slug, me } = useConference();
  const { election } = useParams({ from: "/c/$slug/inside/elections/$election" });
  const query = useElection(election);
  return (
    <Page>
      <PageHead
        title={query.data?.title ?? t`Election`}
        line={query.data && electionWords(query.data)}
        tools={
          query.data && (
            <>
              <ButtonLink {...awardTarget(slug, query.data.award)} size="small">
                <Trans>The award</Trans>
              </ButtonLink>
              {query.data.state !== "draft" && query.data.state !== "open" && (
                <ButtonLink {...ceremonyTarget(slug, election)} size="small">
                  <Trans>The ceremony</Trans>
                </ButtonLink>
              )}
              {query.data.state === "open" && mayVote(query.data, me.roles) && (
                <ButtonLink {...ballotTarget(slug, election)} look="filled" size="small">
                  <Trans>Vote</Trans>
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <Loaded query={query} name={t`The election`}>
        {(found) => <Whole election={found} />}
      </Loaded>
    </Page>
  );
}

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
      {election.state !== "draft" && <Board election={election} />}
      {election.state !== "draft" && !isRevealed && <Verify election={election} />}
      <NotPromised />
    </div>
  );
}

/** The rule book in words, and the fingerprint by which it is bound to the election. */
function RuleBook({ election }: { election: Election }) {
  const { words, rules_hash } = election;
  return (
    <Section title={<Trans>The rules</Trans>}>
      <ol className={styles.rules}>
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="xs dim">
        {rules_hash ? (
          <Trans>
            Frozen when voting opened. Their fingerprint stands in the election itself:{" "}
            <code className={styles.hash}>{rules_hash}</code>
          </Trans>
        ) : (
          <Trans>They are frozen when voting opens; until then the organisers can change them.</Trans>
        )}
      </p>
    </Section>
  );
}

function Turnout({ election: { voted, roll } }: { election: Election }) {
  const entitled = roll?.count ?? 0;
  return (
    <Section title={<Trans>Turnout</Trans>}>
      <p>
        <Plural value={voted} one="# person has voted" other="# people have voted" />
        {entitled > 0 && (
          <>
            {" "}
            <Trans>of {entitled} entitled.</Trans>
          </>
        )}
      </p>
    </Section>
  );
}

/** The receipt that this device keeps, if the reader voted from it. */
function MyReceipt({ election }: { election: Election }) {
  const { me } = useConference();
  const receipt = receiptOf(election.id, me.participant);
  if (receipt === null) return null;
  const at = moment(receipt.at);
  return (
    <Section title={<Trans>Your receipt on this device</Trans>}>
      <div className="stack">
        <p>
          <Trans>
            Of the ballot you cast at {at}. If you voted again from another device, that one counts.
          </Trans>
        </p>
        <ReceiptPanel election={election} receipt={receipt} />
      </div>
    </Section>
  );
}
