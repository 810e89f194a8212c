import { Trans } from "@lingui/react/macro";
import type { Queue } from "@/features/exhibition";
import { Section } from "@/ui/Section";
import styles from "./TodaySection.module.css";

/** How many came and how many were answered. */
export function TodaySection({ queue }: { queue: Queue }) {
  return (
    <Section title={<Trans>So far</Trans>}>
      <dl className={styles.figures}>
        <div>
          <dt>
            <Trans>visits</Trans>
          </dt>
          <dd>{queue.visits}</dd>
        </div>
        <div>
          <dt>
            <Trans>talks</Trans>
          </dt>
          <dd>{queue.answered}</dd>
        </div>
      </dl>
      <p className="xs dim">
        <Trans>Visitors who shared nothing are counted, never listed.</Trans>
      </p>
    </Section>
  );
}
