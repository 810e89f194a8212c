import { Trans } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { clock, weekday } from "@/time/format";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import type { Meeting } from "./api";
import { Length } from "./Length";
import { type Moment, otherOf } from "./moments";
import { useNameOf } from "./PersonLine";

/** What stands on the stage while the room is not open: when it opens, or how the meeting ended. */
export function Outside({ meeting, moment }: { meeting: Meeting; moment: Moment }) {
  const { slug } = useConference();
  return (
    <>
      <h2 className="vh">
        <Trans>The room</Trans>
      </h2>
      <Empty
        title={moment === "before" ? <Opens meeting={meeting} /> : <Ended meeting={meeting} />}
        acts={
          <ButtonLink to="/c/$slug/people" params={{ slug }}>
            <Trans>To people and meetings</Trans>
          </ButtonLink>
        }
      >
        {moment === "before" ? (
          <Trans>This page lets you in by itself. It is in your agenda, and in the mail that you got.</Trans>
        ) : (
          <Why meeting={meeting} />
        )}
      </Empty>
    </>
  );
}

function Opens({ meeting }: { meeting: Meeting }) {
  const [day, opens] = [weekday(meeting.room_opens), clock(meeting.room_opens)];
  return weekday(Date.now()) === day ? (
    <Trans>The room opens at {opens}</Trans>
  ) : (
    <Trans>
      The room opens on {day} at {opens}
    </Trans>
  );
}

function Ended({ meeting }: { meeting: Meeting }) {
  const { state } = meeting;
  if (state === "cancelled") return <Trans>This meeting was cancelled</Trans>;
  if (state !== "held") return <Trans>This meeting did not take place</Trans>;
  return <Length meeting={meeting} />;
}

function Why({ meeting }: { meeting: Meeting }) {
  const { me } = useConference();
  const name = useNameOf()(otherOf(meeting, me.participant));
  const { state, reason, absent } = meeting;
  if (state === "held") return <Trans>Say beside what came of it.</Trans>;
  if (state === "cancelled")
    return reason && reason !== "left" ? <q>{reason}</q> : <Trans>Somebody left.</Trans>;
  if (absent.length > 1) return <Trans>Neither of you came in the first five minutes.</Trans>;
  if (absent.includes(me.participant)) return <Trans>You did not come in the first five minutes.</Trans>;
  if (absent.length === 1) return <Trans>{name} did not come in the first five minutes.</Trans>;
  return <Trans>You were together for less time than counts as a meeting.</Trans>;
}
