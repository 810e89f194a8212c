import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Agenda } from "@/ui/Agenda";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { upcoming, useNext } from "./contributions";
import styles from "./NextList.module.css";
import { Part } from "./Part";
import { PartLink } from "./PartLink";

const shown = 4;

/** The next entries of my agenda, and what is open to all between them. */
export function NextList() {
  const { t } = useLingui();
  const now = useNow(15_000);
  const all = useNext();
  const next = upcoming(all.items, now).slice(0, shown);
  const today = weekday(now);
  const soonest = next.find(({ mine }) => mine)?.id;
  return (
    <Section title={<Trans>Next for you</Trans>} link={<PartLink part="next" />}>
      <Part
        part={{ ...all, items: next }}
        name={t`What is next`}
        empty={
          <Empty title={t`Nothing more today`}>
            <Trans>What you add to your agenda, and the meetings you agree on, stand here.</Trans>
          </Empty>
        }
      >
        <div className={styles.next}>
          <Agenda
            entries={next.map((item) => ({
              id: item.id,
              starts: item.starts,
              clock: clock(item.starts),
              title: <Link {...item.to}>{item.title}</Link>,
              detail:
                weekday(item.starts) === today ? item.detail : `${weekday(item.starts)} · ${item.detail}`,
              state: item.id === soonest ? "soon" : item.mine ? "mine" : "open",
            }))}
          />
        </div>
      </Part>
    </Section>
  );
}
