import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { shortDay, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Segments } from "@/ui/Segments";
import { TextField } from "@/ui/TextField";
import { type Session, sessionsQuery } from "./api";
import { Earlier } from "./Earlier";
import { dayOf, daysOf, firstDay, fitting, noon } from "./filter";
import styles from "./ProgrammePage.module.css";
import { ProgrammeTools } from "./ProgrammeTools";
import { SessionEntries } from "./SessionEntries";
import { TrackFilters } from "./TrackFilters";
import { ZoneLine } from "./ZoneLine";

const all = "all";

/** The whole programme, by day, with filters. */
export function ProgrammePage() {
  const { t } = useLingui();
  const { id } = useConference();
  const sessions = useQuery(sessionsQuery(id));
  return (
    <Page>
      <PageHead title={t`Programme`} line={<ZoneLine />} tools={<ProgrammeTools here="programme" />} />
      <Loaded query={sessions} name={t`The programme`}>
        {(found) => (found.length === 0 ? <NothingYet /> : <Programme sessions={found} />)}
      </Loaded>
    </Page>
  );
}

function Programme({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useLingui();
  const filter = useSearch({ from: "/c/$slug/inside/programme" });
  const navigate = useNavigate({ from: "/c/$slug/programme" });
  const now = useNow(60_000);
  const days = daysOf(sessions);
  const day = filter.day ?? firstDay(days, now) ?? all;
  const shown = fitting(sessions, { ...filter, day: day === all ? undefined : day });
  const change = (more: Partial<typeof filter>) =>
    void navigate({ search: (before) => ({ ...before, ...more }), replace: true });
  return (
    <>
      <search className={styles.filters}>
        <Segments
          label={t`Day`}
          value={day}
          onChange={(chosen) => change({ day: chosen })}
          options={[
            ...days.map((each) => ({ value: each, label: shortDay(noon(each)) })),
            { value: all, label: <Trans>All days</Trans> },
          ]}
        />
        <TextField
          type="search"
          label={t`Search`}
          placeholder={t`Title, speaker, organisation`}
          hideLabel
          value={filter.search ?? ""}
          onChange={(event) => change({ search: event.target.value || undefined })}
        />
        <TrackFilters filter={filter} onChange={change} />
      </search>
      <p className="vh" role="status">
        {t`${shown.length} sessions`}
      </p>
      {shown.length === 0 ? (
        <NothingFits />
      ) : (
        <div className="stack">
          <Days sessions={shown} today={dayOf(now)} />
        </div>
      )}
    </>
  );
}

/** One list for each day; of today, what has ended is folded away. */
function Days({ sessions, today }: { sessions: readonly Session[]; today: string }) {
  return daysOf(sessions).map((day) => {
    const ofDay = sessions.filter(({ starts }) => dayOf(starts) === day);
    const earlier = day === today ? ofDay.filter(({ state }) => state === "ended") : [];
    return (
      <Section key={day} title={weekday(noon(day))}>
        <Earlier count={earlier.length}>
          <SessionEntries sessions={earlier} />
        </Earlier>
        <SessionEntries sessions={ofDay.filter((session) => !earlier.includes(session))} />
      </Section>
    );
  });
}

function NothingFits() {
  const { t } = useLingui();
  return (
    <Empty title={t`No session fits`}>
      <Trans>Take a filter away, or look at all days.</Trans>
    </Empty>
  );
}

function NothingYet() {
  const { t } = useLingui();
  return (
    <Empty title={t`The programme is still being made`}>
      <Trans>Sessions appear here as soon as the organisers add them.</Trans>
    </Empty>
  );
}
