import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { clock, day } from "@/time/format";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { Line, Lines } from "@/ui/Lines";
import { meetingsQuery } from "./api";

/** My timetable of meetings. */
export function MyMeetings({ conference }: { conference: string }) {
  const { t } = useLingui();
  const {
    slug,
    me: { participant: me },
  } = useConference();
  const meetings = useQuery(meetingsQuery(conference));
  const words = {
    scheduled: t`scheduled`,
    held: t`held`,
    missed: t`did not take place`,
    cancelled: t`cancelled`,
  };
  const say = (state: string) => Object.entries(words).find(([each]) => each === state)?.[1] ?? state;
  return (
    <Loaded query={meetings} name={t`Your meetings`}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t`No meetings yet`} />
        ) : (
          <Lines>
            {items.map((meeting) => (
              <Line key={meeting.id}>
                <div className="row apart">
                  <div>
                    <b>
                      {meeting.people
                        .filter((person) => person.id !== me)
                        .map((person) => person.name)
                        .join(", ")}
                    </b>
                    <p className="s dim">
                      {day(meeting.starts)}, {clock(meeting.starts)}–{clock(meeting.ends)} ·{" "}
                      {say(meeting.state)}
                    </p>
                  </div>
                  <ButtonLink to="/c/$slug/meetings/$meeting" params={{ slug, meeting: meeting.id }}>
                    <Trans>Open</Trans>
                  </ButtonLink>
                </div>
              </Line>
            ))}
          </Lines>
        )
      }
    </Loaded>
  );
}
