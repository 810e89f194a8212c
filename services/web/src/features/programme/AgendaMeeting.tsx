import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { meetingsQuery, meetingTarget, momentOf, otherOf } from "@/features/meeting";
import { ButtonLink } from "@/ui/ButtonLink";

/** The meeting of a line of the agenda, and whom it is with; both unknown until the meetings are there. */
function useMeeting(thing: string) {
  const { id, me } = useConference();
  const meeting = useQuery(meetingsQuery(id)).data?.find((one) => `meeting:${one.id}` === thing);
  return { meeting, name: meeting && otherOf(meeting, me.participant)?.name };
}

/** With whom one meets, as the way to the meeting's page. */
export function MeetingTitle({ thing }: { thing: string }) {
  const { slug } = useConference();
  const { name } = useMeeting(thing);
  return (
    <Link {...meetingTarget(slug, thing.replace("meeting:", ""))}>
      {name ? <Trans>Meeting with {name}</Trans> : <Trans>Meeting</Trans>}
    </Link>
  );
}

/** The way into the meeting while its room is open. */
export function EnterMeeting({ thing, now }: { thing: string; now: number }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { meeting, name } = useMeeting(thing);
  if (meeting === undefined || momentOf(meeting, now) !== "open") return null;
  return (
    <ButtonLink
      {...meetingTarget(slug, meeting.id)}
      size="small"
      aria-label={name ? t`Enter: meeting with ${name}` : t`Enter the meeting`}
    >
      <Trans>Enter</Trans>
    </ButtonLink>
  );
}
