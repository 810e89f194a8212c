import { Plural, Trans, useLingui } from "@lingui/react/macro";
import * as v from "valibot";
import type { ElectionResult } from "./api";
import styles from "./ElectionPage.module.css";

const Counted = v.object({
  trace: v.array(
    v.object({
      ties: v.array(
        v.object({
          between: v.array(v.string()),
          chosen: v.array(v.string()),
          looks: v.array(v.object({ rule: v.string() })),
        }),
      ),
    }),
  ),
});

interface Props {
  result: ElectionResult;
  counting: "plurality" | "approval";
}

/** The count step by step, in words, and as the counting program prints it. */
export function Trace({ result, counting }: Props) {
  const { voted, blank, table } = result;
  const valid = voted - blank;
  const read = v.safeParse(Counted, result.trace);
  const ties = read.success ? read.output.trace.flatMap((stage) => stage.ties) : [];
  const sums = table.map(({ name, votes }) => `${name} ${votes}`).join(", ");
  return (
    <details className={styles.fold}>
      <summary>
        <Trans>How it was counted</Trans>
      </summary>
      <ol className={styles.rules}>
        <li>
          <Plural value={voted} one="# voter cast a ballot" other="# voters cast a ballot" />
          {"; "}
          <Trans>of each voter only the last one counts.</Trans>
        </li>
        <li>
          <Trans>
            The sealed ballots were added up without opening any; only the sums were opened: {sums}.
          </Trans>
        </li>
        <li>
          <Plural value={blank} one="# ballot abstains" other="# ballots abstain" />
          {", "}
          <Plural value={valid} one="# is for somebody." other="# are for somebody." />
        </li>
        <li>
          {counting === "approval" ? (
            <Trans>Each voter could choose several; whoever is chosen most often is elected.</Trans>
          ) : (
            <Trans>Each voter could choose one; whoever has most votes is elected.</Trans>
          )}
        </li>
        {ties.map((tie) => (
          <Tie key={tie.between.join()} {...tie} />
        ))}
      </ol>
      <details className={styles.fold}>
        <summary>
          <Trans>As the counting program prints it</Trans>
        </summary>
        <pre className={styles.trace}>{JSON.stringify(result.trace, null, 2)}</pre>
      </details>
    </details>
  );
}

interface TieProps {
  between: readonly string[];
  chosen: readonly string[];
  looks: readonly { rule: string }[];
}

function Tie({ between, chosen, looks }: TieProps) {
  const { t } = useLingui();
  const names = between.join(", ");
  const won = chosen.join(", ");
  if (!won) return <li>{t`Equal votes: ${names}. The rules leave it so: they share the place.`}</li>;
  return (
    <li>
      {looks.some(({ rule }) => rule === "lot")
        ? t`Equal votes: ${names}. The lot of the rules fell on ${won}; its seed is in the public archive.`
        : t`Equal votes: ${names}. The rules decide for ${won}.`}
    </li>
  );
}
