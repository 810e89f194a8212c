import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/app/page/Loaded";
import { Hemicycle, Swatch } from "@/ui/Hemicycle";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { type Election, type ElectionResult, resultQuery } from "./api";
import styles from "./ElectionPage.module.css";
import { share } from "./share";
import { Trace } from "./Trace";
import { fillOf, resultSentence, wedgesOf } from "./wedges";

/** The whole result: who won, one dot for each vote, the table, turnout, and how it was counted. */
export function Result({ conference, election }: { conference: string; election: Election }) {
  const { t } = useLingui();
  const query = useQuery(resultQuery(conference, election.id));
  return (
    <Loaded query={query} name={t`The result`}>
      {(result) => (
        <>
          <Head result={result} />
          <Section title={<Trans>All votes</Trans>}>
            <div className="stack">
              <Votes result={result} />
              <Ties result={result} />
              <Trace result={result} counting={election.rules.counting ?? "plurality"} />
            </div>
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Head({ result }: { result: ElectionResult }) {
  const { t } = useLingui();
  const { voted, entitled, table, winners, tied, quorum_met } = result;
  const turnout = share(voted, entitled);
  const votes = table.find(({ place }) => place === 1)?.votes ?? 0;
  const first = quorum_met ? [...winners, ...tied.flat()] : [];
  return (
    <section className={styles.top}>
      <div>
        <h2 className={styles.winner}>{first.join(", ") || t`No award is given`}</h2>
        {first.length > 1 && (
          <p className="dim">
            <Trans>Joint winners, with equal votes</Trans>
          </p>
        )}
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
            <b>{turnout}</b> <Trans>of {entitled} entitled voted</Trans>
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
  );
}

function Votes({ result }: { result: ElectionResult }) {
  const { t } = useLingui();
  const { table, blank, voted } = result;
  const abstained = { place: null, name: t`Abstained`, votes: blank, fill: "empty" } as const;
  const rows = [...table.map((row, index) => ({ ...row, fill: fillOf(index, table.length) })), abstained];
  return (
    <Table
      caption={<Trans>Votes for each nominee</Trans>}
      hideCaption
      rows={rows}
      rowKey={({ place, name }) => `${place ?? ""} ${name}`}
      columns={[
        {
          id: "name",
          title: <Trans>Nominee</Trans>,
          cell: ({ name, fill }) => <Swatch fill={fill}>{name}</Swatch>,
        },
        { id: "place", title: <Trans>Place</Trans>, cell: ({ place }) => place ?? "–", figures: true },
        {
          id: "share",
          title: <Trans>Of all voters</Trans>,
          cell: ({ votes }) => share(votes, voted),
          figures: true,
        },
        { id: "votes", title: <Trans>Votes</Trans>, cell: ({ votes }) => votes, figures: true },
      ]}
    />
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
