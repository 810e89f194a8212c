import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { type Session, sessionsQuery } from "../api";
import { Earlier } from "../Earlier";
import { dayOf, daysOf, noon } from "../filter";
import { ProgrammeTools } from "../ProgrammeTools";
import { say, sessionTypes } from "../words";
import { ZoneLine } from "../ZoneLine";
import { Tracks } from "./Tracks";

/** The organisers' view of the programme: every session, to be added, edited and moved; the tracks. */
export function OrganisePage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const sessions = useQuery(sessionsQuery(id));
  const add = (
    <ButtonLink to="/c/$slug/organise/programme/new" params={{ slug }} look="filled">
      <Trans>Add a session</Trans>
    </ButtonLink>
  );
  return (
    <Page>
      <PageHead
        title={t`Organise the programme`}
        line={<ZoneLine />}
        tools={
          <>
            <ProgrammeTools here="organise" />
            {add}
          </>
        }
      />
      <Loaded query={sessions} name={t`The programme`}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t`No sessions yet`}>
              <Trans>Add the first one. People see it at once.</Trans>
            </Empty>
          ) : (
            <Days sessions={all} />
          )
        }
      </Loaded>
      <Tracks />
    </Page>
  );
}

/** From today on; what is over comes last. */
function Days({ sessions }: { sessions: readonly Session[] }) {
  const today = dayOf(useNow(60_000));
  const days = daysOf(sessions);
  const draw = (day: string) => (
    <Section key={day} title={weekday(noon(day))}>
      <Sessions day={day} sessions={sessions.filter(({ starts }) => dayOf(starts) === day)} />
    </Section>
  );
  const past = days.filter((day) => day < today);
  return (
    <div className="stack">
      {days.filter((day) => day >= today).map(draw)}
      <Earlier count={sessions.filter(({ starts }) => dayOf(starts) < today).length}>
        {past.map(draw)}
      </Earlier>
    </div>
  );
}

function Sessions({ day, sessions }: { day: string; sessions: readonly Session[] }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const states = { scheduled: t`scheduled`, live: t`live`, ended: t`ended` };
  return (
    <Table
      caption={t`Sessions of ${day}`}
      hideCaption
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "title",
          title: t`Session`,
          cell: (session) => (
            <Link to="/c/$slug/organise/programme/$session" params={{ slug, session: session.id }}>
              {say(session.title)}
            </Link>
          ),
        },
        { id: "time", title: t`Time`, cell: ({ starts, ends }) => `${clock(starts)}–${clock(ends)}` },
        { id: "kind", title: t`Kind`, cell: ({ type }) => t(sessionTypes[type]) },
        { id: "room", title: t`Room`, cell: ({ room }) => room },
        {
          id: "people",
          title: t`On stage`,
          cell: ({ people }) => <Plural value={people.length} one="# person" other="# people" />,
        },
        { id: "state", title: t`State`, cell: ({ state }) => states[state] },
      ]}
    />
  );
}
