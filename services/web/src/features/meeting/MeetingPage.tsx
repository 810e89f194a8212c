import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { RoomPage } from "@/app/page/RoomPage";
import { ChatPanel } from "@/features/chat";
import { cancelMeeting, type Meeting, meetingQuery } from "@/features/people";
import { Entrance } from "@/features/room";
import { useLiveQuery } from "@/live/useTopic";
import { PersonTile } from "@/livekit/PersonTile";
import { RoomControls } from "@/livekit/RoomControls";
import { RoomProvider } from "@/livekit/RoomProvider";
import { clock, day } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { Tiles } from "@/ui/Stage";

/** A meeting of mine: its room from five minutes before, and what is known of it otherwise. */
export function MeetingPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { meeting } = useParams({ from: "/c/$slug/inside/meetings/$meeting" });
  const query = meetingQuery(id, meeting);
  const found = useQuery(query);
  useLiveQuery(`meeting.${meeting}`, query.queryKey);
  if (found.data === undefined) {
    return (
      <Page>
        <Loaded query={found} name={t`The meeting`}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <Door meeting={found.data} />;
}

function Door({ meeting }: { meeting: Meeting }) {
  const { id } = useConference();
  const now = useNow();
  const isOver = meeting.state === "cancelled" || meeting.state === "missed";
  const isOpen = !isOver && Date.parse(meeting.room_opens) <= now && now < Date.parse(meeting.room_closes);
  if (!isOpen) return <About meeting={meeting} />;
  return (
    <RoomProvider key={meeting.id} conference={id} thing={`meeting:${meeting.id}`}>
      <Room meeting={meeting} />
    </RoomProvider>
  );
}

const useNames = (meeting: Meeting) => {
  const { participant: me } = useConference().me;
  return meeting.people
    .filter((person) => person.id !== me)
    .map((person) => (person.organisation ? `${person.name}, ${person.organisation}` : person.name))
    .join("; ");
};

function Room({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const navigate = useNavigate();
  const names = useNames(meeting);
  const ends = clock(meeting.ends);
  return (
    <RoomPage
      title={t`Meeting with ${names}`}
      line={<Trans>ends {ends}</Trans>}
      asideLabel={t`Chat`}
      aside={<ChatPanel thing={`meeting:${meeting.id}`} />}
      controls={<RoomControls onLeave={() => void navigate({ to: "/c/$slug/people", params: { slug } })} />}
    >
      <Entrance
        check
        enterLabel={<Trans>Enter the meeting</Trans>}
        opening={<Trans>Opening the meeting</Trans>}
      >
        {({ people }) => (
          <Tiles
            label={t`In the meeting`}
            tiles={people.map((person) => ({ id: person.identity, content: <PersonTile person={person} /> }))}
          />
        )}
      </Entrance>
    </RoomPage>
  );
}

function About({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const names = useNames(meeting);
  const when = `${day(meeting.starts)}, ${clock(meeting.starts)}–${clock(meeting.ends)}`;
  const opens = clock(meeting.room_opens);
  const minutes = Math.max(1, Math.round(meeting.seconds / 60));
  const cancel = useMutation({
    mutationFn: () => cancelMeeting(id, meeting.id, t`No time after all`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["networking", id] }),
  });
  return (
    <Page>
      <PageHead title={t`Meeting with ${names}`} line={when} />
      <div className="stack">
        {meeting.message && <p>{meeting.message}</p>}
        {meeting.state === "scheduled" && (
          <>
            <p>
              <Trans>The room opens at {opens}. This page lets you in by itself.</Trans>
            </p>
            <Button look="ending" pending={cancel.isPending} onClick={() => cancel.mutate()}>
              <Trans>Cancel the meeting</Trans>
            </Button>
          </>
        )}
        {meeting.state === "held" && (
          <p>
            <Trans>Held, {minutes} minutes together.</Trans>
          </p>
        )}
        {meeting.state === "missed" && (
          <p>
            <Trans>It did not take place.</Trans>
          </p>
        )}
        {meeting.state === "cancelled" && (
          <p>
            <Trans>Cancelled: {meeting.reason}</Trans>
          </p>
        )}
        {cancel.error && <FormError error={cancel.error} />}
      </div>
    </Page>
  );
}
