import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { TurnoutNow } from "@/features/awards";
import { Reports } from "@/features/chat";
import { WherePeopleAre } from "@/features/lobby";
import { OpenPolls } from "@/features/polls";
import { useLiveQuery } from "@/live/useTopic";
import { ButtonLink } from "@/ui/ButtonLink";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { AnnouncementForm } from "./AnnouncementForm";
import { countsQuery, erasuresQuery, mailProblemsQuery } from "./api";
import styles from "./ControlPage.module.css";
import { Problems } from "./Problems";
import { Queues } from "./Queues";
import { SessionsNow } from "./SessionsNow";

/** What needs the organisers now, and the ways to everything they run. */
export function ControlPage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  return (
    <Page>
      <PageHead
        title={t`Control room`}
        tools={
          <>
            <ButtonLink to="/c/$slug/control/people" params={{ slug }}>
              <Trans>People</Trans>
            </ButtonLink>
            <ButtonLink to="/c/$slug/control/conference" params={{ slug }}>
              <Trans>The conference</Trans>
            </ButtonLink>
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <NeedsYou conference={id} slug={slug} />
          <SessionsNow conference={id} slug={slug} />
          <Queues />
          <Section title={t`Where people are`}>
            <WherePeopleAre />
          </Section>
          <Section title={t`Reported messages`}>
            <Reports />
          </Section>
        </div>
        <div className={styles.main}>
          <TurnoutNow />
          <OpenPolls />
          <Problems conference={id} />
          <AnnouncementForm conference={id} />
        </div>
      </div>
    </Page>
  );
}

function NeedsYou({ conference, slug }: { conference: string; slug: string }) {
  const { t } = useLingui();
  const counts = useQuery(countsQuery(conference));
  const mail = useQuery(mailProblemsQuery(conference));
  const erasures = useQuery(erasuresQuery(conference));
  useLiveQuery("control", countsQuery(conference).queryKey);
  const applied = counts.data?.applied ?? 0;
  const bounced = mail.data?.bounced ?? 0;
  const overdue = erasures.data?.items.filter((each) => each.overdue).length ?? 0;
  const admitted = counts.data?.admitted ?? 0;
  const isQuiet = applied + bounced + overdue === 0;
  return (
    <Section title={t`What needs you`} count={applied}>
      <Lines>
        {applied > 0 && (
          <Line>
            <div className="row apart">
              <b>
                <Plural
                  value={applied}
                  one="# person waits to be admitted"
                  other="# people wait to be admitted"
                />
              </b>
              <ButtonLink look="filled" to="/c/$slug/control/people" params={{ slug }}>
                <Trans>Look at them</Trans>
              </ButtonLink>
            </div>
          </Line>
        )}
        {bounced > 0 && (
          <Line>
            <b>
              <Plural
                value={bounced}
                one="# mail could not be delivered"
                other="# mails could not be delivered"
              />
            </b>
          </Line>
        )}
        {overdue > 0 && (
          <Line>
            <b>
              <Plural
                value={overdue}
                one="# erasure is not finished after an hour"
                other="# erasures are not finished after an hour"
              />
            </b>
          </Line>
        )}
        {isQuiet && (
          <Line>
            <p>
              <Trans>Nothing needs you.</Trans>
            </p>
          </Line>
        )}
        <Line>
          <p className="dim">
            <Plural value={admitted} one="# participant is admitted." other="# participants are admitted." />
          </p>
        </Line>
      </Lines>
    </Section>
  );
}
