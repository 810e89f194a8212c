import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import {
  byDay,
  type Meeting,
  meetingsQuery,
  meetingTarget,
  momentOf,
  otherOf,
  useNameOf,
} from "@/features/meeting";
import { clock, shortDay } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Agenda } from "@/ui/Agenda";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { type Profile, requestsQuery } from "./api";
import { waitingForMe } from "./requests";
import { offersTarget } from "./targets";
import { type Entry, timetable } from "./timetable";

/** All my times: meetings, what is proposed to me, what I keep free; and the meetings that are over. */
export function Timetable({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const { id } = useConference();
  const meetings = useQuery(meetingsQuery(id));
  const requests = useQuery(requestsQuery(id)).data ?? [];
  const now = useNow(15_000);
  return (
    <Loaded query={meetings} name={t`Your meetings`}>
      {(known) => {
        const entries = timetable(profile, known, waitingForMe(requests), now);
        const days = byDay(entries);
        const over = known.filter((each) => each.state !== "scheduled" || Date.parse(each.ends) <= now);
        return (
          <>
            {days.map(([day, of], index) => (
              <Section key={day} title={day} link={index === 0 && <ChangeTimes />}>
                <Agenda entries={of.map((entry) => line(entry, now))} />
              </Section>
            ))}
            {days.length === 0 && profile.opted_in && <NoTimes />}
            {over.length > 0 && <Over meetings={over} />}
          </>
        );
      }}
    </Loaded>
  );
}

function ChangeTimes() {
  const { slug } = useConference();
  return (
    <Link {...offersTarget(slug)}>
      <Trans>Change my times</Trans>
    </Link>
  );
}

function NoTimes() {
  return (
    <Section title={<Trans>My meetings</Trans>}>
      <Empty title={<Trans>No times for meetings yet</Trans>}>
        <Trans>The organisers say when meetings take place. Yours stand here then.</Trans>
      </Empty>
    </Section>
  );
}

const line = (entry: Entry, now: number) => {
  const { starts, meeting, request, blocked } = entry;
  const isOpen = meeting !== undefined && momentOf(meeting, now) === "open";
  const taken = meeting !== undefined || request !== undefined;
  return {
    id: starts + (meeting?.id ?? ""),
    starts,
    clock: clock(starts),
    title: taken ? (
      <What entry={entry} />
    ) : (
      <Plain>{blocked ? <Trans>Not free</Trans> : <Trans>Free</Trans>}</Plain>
    ),
    state:
      isOpen || (!meeting && request) ? ("soon" as const) : meeting ? ("mine" as const) : ("open" as const),
    detail: !meeting && request && <Trans>asks, not confirmed</Trans>,
    act: meeting && <Room meeting={meeting} isOpen={isOpen} />,
  };
};

/** Nothing is here: no weight either. */
function Plain({ children }: { children: ReactNode }) {
  return (
    <span className="dim" style={{ fontWeight: 400 }}>
      {children}
    </span>
  );
}

function What({ entry: { meeting, request } }: { entry: Entry }) {
  const { slug, me } = useConference();
  const nameOf = useNameOf();
  if (meeting) {
    return <Link {...meetingTarget(slug, meeting.id)}>{nameOf(otherOf(meeting, me.participant))}</Link>;
  }
  return nameOf(request?.other);
}

function Room({ meeting, isOpen }: { meeting: Meeting; isOpen: boolean }) {
  const { slug, me } = useConference();
  const name = useNameOf()(otherOf(meeting, me.participant));
  return (
    <ButtonLink {...meetingTarget(slug, meeting.id)} size="small" look={isOpen ? "filled" : "quiet"}>
      {isOpen ? <Trans>Enter</Trans> : <Trans>Open</Trans>}
      <span className="vh">: {name}</span>
    </ButtonLink>
  );
}

function Over({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useLingui();
  const { slug, me } = useConference();
  const nameOf = useNameOf();
  const words: Record<string, string> = {
    held: t`held`,
    missed: t`did not take place`,
    cancelled: t`cancelled`,
  };
  return (
    <Section title={<Trans>Over</Trans>}>
      <Agenda
        entries={meetings.map((meeting) => {
          const minutes = Math.max(1, Math.round(meeting.seconds / 60));
          const day = shortDay(meeting.starts);
          const state = meeting.state === "held" ? t`held, ${minutes} min` : (words[meeting.state] ?? "");
          return {
            id: meeting.id,
            starts: meeting.starts,
            clock: clock(meeting.starts),
            title: (
              <Link {...meetingTarget(slug, meeting.id)}>{nameOf(otherOf(meeting, me.participant))}</Link>
            ),
            detail: [day, state].filter(Boolean).join(", "),
            state: "open" as const,
          };
        })}
      />
    </Section>
  );
}
