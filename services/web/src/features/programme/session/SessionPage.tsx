import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { classes } from "@/ui/classes";
import { Meta } from "@/ui/Meta";
import { Now } from "@/ui/Now";
import { Section } from "@/ui/Section";
import { type SessionDetail, sessionQuery } from "../api";
import { useFacts } from "../facts";
import { QuestionsPanel } from "../questions/QuestionsPanel";
import { TablesSection } from "../tables/TablesSection";
import { SignedOffTakeaways } from "../takeaways/SignedOffTakeaways";
import { TakeawaysPanel } from "../takeaways/TakeawaysPanel";
import { isOpen } from "../targets";
import { say } from "../words";
import { MyPlace } from "./MyPlace";
import styles from "./SessionPage.module.css";
import { Speakers } from "./Speakers";
import { StageActs } from "./StageActs";

/** Everything about one session, before, during and after it. */
export function SessionPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { session } = useParams({ from: "/c/$slug/inside/programme/$session" });
  const query = useQuery(sessionQuery(id, session));
  return (
    <Page>
      <Loaded query={query} name={t`The session`}>
        {(found) => <Detail session={found} />}
      </Loaded>
    </Page>
  );
}

function Detail({ session }: { session: SessionDetail }) {
  const now = useNow(15_000);
  const description = say(session.description);
  const open = isOpen(session, now);
  const questions =
    session.takes_questions && session.type !== "table_round" && (open || session.state === "ended");
  return (
    <div className={classes(styles.page, !questions && styles.alone)}>
      <Head session={session} now={now} />
      <div className={styles.main}>
        {description && <p className={styles.description}>{description}</p>}
        <StageActs session={session} now={now} />
        {session.type === "table_round" && <TablesSection session={session} />}
        <Speakers people={session.people} />
        <SignedOffTakeaways session={session.id} />
        {session.state === "ended" && session.table && (
          <TakeawaysPanel session={session.id} thing={`table:${session.table}`} most={3} />
        )}
        {session.rights.moderate && session.state !== "scheduled" && session.type !== "table_round" && (
          <TakeawaysPanel session={session.id} thing={`session:${session.id}`} most={10} />
        )}
      </div>
      {questions && (
        <div className={styles.aside}>
          <Section title={<Trans>Questions</Trans>}>
            <QuestionsPanel session={session.id} />
          </Section>
        </div>
      )}
    </div>
  );
}

function Head({ session, now }: { session: SessionDetail; now: number }) {
  const { slug } = useConference();
  const facts = useFacts();
  const when = weekday(session.starts);
  const from = clock(session.starts);
  const until = clock(session.ends);
  return (
    <header className={styles.head}>
      <Link to="/c/$slug/programme" params={{ slug }} className="s">
        <Trans>Programme</Trans>
      </Link>
      <State session={session} now={now} />
      <PageTitle title={say(session.title)} className={styles.title} />
      <Meta>
        <Trans>
          {when}, {from} to {until}
        </Trans>
        {facts(session)}
      </Meta>
      <MyPlace session={session} now={now} />
    </header>
  );
}

function State({ session, now }: { session: SessionDetail; now: number }) {
  const until = clock(session.ends);
  const starts = clock(session.starts);
  if (session.state === "live") {
    return (
      <Now>
        <Trans>Live, ends {until}</Trans>
      </Now>
    );
  }
  if (session.state === "scheduled" && isOpen(session, now)) {
    return (
      <Now>
        <Trans>Doors are open, starts {starts}</Trans>
      </Now>
    );
  }
  return session.state === "ended" ? (
    <p className="s dim">
      <Trans>This session has ended.</Trans>
    </p>
  ) : null;
}
