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
import { NotPromised, Promises } from "./Promises";
import { Result } from "./Result";
import { awardTarget, ballotTarget, ceremonyTarget } from "./targets";
import { useElection } from "./useElection";
import { Verify } from "./Verify";
import { electionWords } from "./words";

/** Everything public about an election: its rules, the list of ballots, the result, and how to check all of it. */
export function ElectionPage() {
  const { t } = useLingui();
  const { slug } = useConference();
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
              {query.data.state === "open" && (
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
  const { voted, roll } = election;
  const entitled = roll?.count ?? 0;
  return (
    <div className={styles.parts}>
      {election.state === "revealed" && <Result election={election} />}
      <div className={styles.columns}>
        <Section title={<Trans>The rules</Trans>}>
          <ol className={styles.rules}>
            {election.words.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {election.rules_hash && (
            <p className="xs dim">
              <Trans>
                Frozen when voting opened. Their fingerprint stands in the election itself:{" "}
                <code className={styles.hash}>{election.rules_hash}</code>
              </Trans>
            </p>
          )}
        </Section>
        <div className={styles.parts}>
          {election.state !== "draft" && (
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
          )}
          <Promises election={election} />
        </div>
      </div>
      {election.state !== "draft" && <Board election={election} />}
      {election.state !== "draft" && <Verify election={election} />}
      <NotPromised />
    </div>
  );
}
