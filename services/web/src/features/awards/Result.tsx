import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Hemicycle } from "@/ui/Hemicycle";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { type Election, type ElectionResult, resultQuery } from "./api";
import styles from "./ElectionPage.module.css";
import { resultSentence, wedgesOf } from "./wedges";

/** The whole result: who won, one dot for each vote, the table, turnout, and how it was counted. */
export function Result({ election }: { election: Election }) {
  const { t } = useLingui();
  const { id } = useConference();
  const query = useQuery(resultQuery(id, election.id));
  return (
    <Loaded query={query} name={t`The result`}>
      {(result) => <Whole result={result} />}
    </Loaded>
  );
}

function Whole({ result }: { result: ElectionResult }) {
  const { t } = useLingui();
  const { voted, entitled, table, blank, winners, quorum_met } = result;
  const share = entitled > 0 ? Math.round((100 * voted) / entitled) : 0;
  const votes = table.find(({ place }) => place === 1)?.votes ?? 0;
  const names = winners.join(", ");
  const rows = [
    ...table.map((row) => ({ ...row, key: row.name })),
    { place: null, name: t`Abstained`, votes: blank, key: "" },
  ];
  return (
    <>
      <section className={styles.top}>
        <div>
          <h2 className="big">{names || t`No award is given`}</h2>
          {!quorum_met && (
            <Notice tone="waits">
              <p>
                <Trans>Fewer ballots came than the rules ask for: there is no result.</Trans>
              </p>
            </Notice>
          )}
          <div className={styles.figures}>
            <span>
              <b>{votes}</b> <Plural value={voted} one="of # ballot" other="of # ballots" />
            </span>
            <span>
              <b>{share}%</b> <Trans>of {entitled} entitled voted</Trans>
            </span>
          </div>
        </div>
        <figure>
          <Hemicycle wedges={wedgesOf(result)} label={resultSentence(result)} />
          <figcaption className="xs dim">
            <Trans>One dot is one vote. Dots stand in no order: nobody can tell whose is whose.</Trans>
          </figcaption>
        </figure>
      </section>
      <Section title={<Trans>All votes</Trans>}>
        <Table
          caption={<Trans>Votes for each nominee</Trans>}
          hideCaption
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { id: "name", title: <Trans>Nominee</Trans>, cell: ({ name }) => name },
            { id: "place", title: <Trans>Place</Trans>, cell: ({ place }) => place ?? "–", figures: true },
            { id: "votes", title: <Trans>Votes</Trans>, cell: ({ votes: each }) => each, figures: true },
          ]}
        />
        <Ties result={result} />
        <Trace result={result} />
      </Section>
    </>
  );
}

function Ties({ result }: { result: ElectionResult }) {
  if (result.tied.length === 0) return null;
  return (
    <Notice>
      {result.tied.map((group) => {
        const names = group.join(", ");
        return (
          <p key={names}>
            <Trans>Equal votes, and so an equal place: {names}.</Trans>
          </p>
        );
      })}
    </Notice>
  );
}

/** The count as it was made, for those who want to follow it. */
function Trace({ result }: { result: ElectionResult }) {
  return (
    <details>
      <summary>
        <Trans>How it was counted</Trans>
      </summary>
      <pre className={styles.trace}>{JSON.stringify(result.trace, null, 2)}</pre>
    </details>
  );
}
