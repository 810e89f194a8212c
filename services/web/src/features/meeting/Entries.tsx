import { Trans, useLingui } from "@lingui/react/macro";
import { Chip } from "@/ui/Chip";
import type { Entry } from "./api";
import styles from "./Entries.module.css";
import { categories, isCategory } from "./words";

interface Props {
  entries: readonly Entry[];
  /** At most so many of each side. */
  most?: number;
}

/** What somebody needs and offers; needs first, because they are why one meets. */
export function Entries({ entries, most = 20 }: Props) {
  const needs = entries.filter(({ side }) => side === "need").slice(0, most);
  const offers = entries.filter(({ side }) => side === "offer").slice(0, most);
  return (
    <ul className={styles.entries}>
      {[...needs, ...offers].map((entry) => (
        <li key={`${entry.side} ${entry.text}`} lang={entry.language}>
          <Side side={entry.side} /> {entry.text} <Kind category={entry.category} />
        </li>
      ))}
    </ul>
  );
}

function Side({ side }: { side: string }) {
  return <strong lang="en">{side === "need" ? <Trans>Look for</Trans> : <Trans>Offer</Trans>}</strong>;
}

function Kind({ category }: { category: string | null }) {
  const { t } = useLingui();
  return isCategory(category) ? <Chip>{t(categories[category])}</Chip> : null;
}
