import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Agenda } from "@/ui/Agenda";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { AgendaAct } from "./AgendaAct";
import { EnterMeeting, MeetingTitle } from "./AgendaMeeting";
import { type AgendaItem, agendaQuery } from "./api";
import { ClashSentence } from "./ClashSentence";
import { Earlier } from "./Earlier";
import { EnterLink } from "./EnterLink";
import { useFacts } from "./facts";
import { dayOf, daysOf, noon } from "./filter";
import { ProgrammeTools } from "./ProgrammeTools";
import styles from "./SessionEntries.module.css";
import { say } from "./words";
import { ZoneLine } from "./ZoneLine";

/** What I chose, what I do on stages and at tables, and when my meetings are. */
export function AgendaPage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const agenda = useQuery(agendaQuery(id));
  return (
    <Page>
      <PageHead title={t`My agenda`} line={<ZoneLine />} tools={<ProgrammeTools here="agenda" />} />
      <Loaded query={agenda} name={t`Your agenda`}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              title={t`Nothing in your agenda yet`}
              acts={
                <ButtonLink to="/c/$slug/programme" params={{ slug }} look="filled">
                  <Trans>Choose sessions</Trans>
                </ButtonLink>
              }
            >
              <Trans>Sessions that you add and meetings that you agree on stand here.</Trans>
            </Empty>
          ) : (
            <div className="stack">
              {daysOf(items).map((day) => (
                <Section key={day} title={weekday(noon(day))}>
                  <Day items={items.filter(({ starts }) => dayOf(starts) === day)} all={items} />
                </Section>
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

interface DayProps {
  items: readonly AgendaItem[];
  all: readonly AgendaItem[];
}

function Day({ items, all }: DayProps) {
  const now = useNow(15_000);
  const past = items.filter(({ ends }) => Date.parse(ends) <= now);
  return (
    <>
      <Earlier count={past.length}>
        <Items items={past} all={all} now={now} />
      </Earlier>
      <Items items={items.filter((item) => !past.includes(item))} all={all} now={now} />
    </>
  );
}

function Items({ items, all, now }: DayProps & { now: number }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const facts = useFacts();
  const next = all.find(({ ends }) => Date.parse(ends) > now)?.thing;
  return (
    <Agenda
      entries={items.map((item) => {
        const over = Date.parse(item.ends) <= now;
        const clashes = over ? [] : all.filter(({ thing }) => item.clashes.includes(thing));
        const until = clock(item.ends);
        return {
          id: item.thing,
          starts: item.starts,
          clock: clock(item.starts),
          title: item.session ? (
            <Link to="/c/$slug/programme/$session" params={{ slug, session: item.session.id }}>
              {say(item.session.title)}
            </Link>
          ) : (
            <MeetingTitle thing={item.thing} />
          ),
          detail: item.session ? t`until ${until} · ${facts(item.session)}` : t`until ${until} · one to one`,
          state: item.thing === next ? "soon" : "mine",
          warning: clashes.length > 0 && <ClashSentence with={clashes} />,
          act: item.session ? (
            <span className={styles.acts}>
              <EnterLink session={item.session} now={now} />
              <AgendaAct session={item.session} clashes={clashes.length > 0} />
            </span>
          ) : (
            <EnterMeeting thing={item.thing} now={now} />
          ),
        };
      })}
    />
  );
}
