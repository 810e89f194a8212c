import { Plural, Trans } from "@lingui/react/macro";
import { Section } from "@/ui/Section";
import type { Election } from "./api";
import styles from "./ElectionPage.module.css";

/** The rule book in words, and the fingerprint by which it is bound to the election. */
export function RuleBook({ election }: { election: Election }) {
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

/** How many have voted; the server does not know who. */
export function Turnout({ election: { voted, roll } }: { election: Election }) {
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
