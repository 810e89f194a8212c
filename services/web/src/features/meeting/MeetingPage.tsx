import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { RoomPage } from "@/app/page/RoomPage";
import { Entrance, RoomLoaded } from "@/features/room";
import { useLiveQuery } from "@/live/useTopic";
import { RoomControls } from "@/livekit/RoomControls";
import { RoomProvider } from "@/livekit/RoomProvider";
import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Now } from "@/ui/Now";
import { type Meeting, meetingQuery } from "./api";
import { MeetingAside } from "./MeetingAside";
import { MeetingStage } from "./MeetingStage";
import { type Moment, momentOf, otherOf } from "./moments";
import { Outside } from "./Outside";
import { about, useNameOf } from "./PersonLine";
import { TimeFor } from "./TimeFor";

/** A meeting of two: when and why, its room while it is open, and what came of it. */
export function MeetingPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { meeting } = useParams({ from: "/c/$slug/inside/meetings/$meeting" });
  const query = meetingQuery(id, meeting);
  // A next step that the other side proposes is told by no event.
  const found = useQuery({
    ...query,
    refetchInterval: ({ state }) => state.data?.state === "held" && 15_000,
  });
  useLiveQuery(`meeting.${meeting}`, query.queryKey);
  return (
    <RoomLoaded query={found} name={t`The meeting`} opening={<Trans>Opening the meeting</Trans>}>
      {(known) => (
        <RoomProvider key={meeting} conference={id} thing={`meeting:${meeting}`}>
          <Room meeting={known} />
        </RoomProvider>
      )}
    </RoomLoaded>
  );
}

function Room({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const { slug, me } = useConference();
  const navigate = useNavigate();
  const moment = momentOf(meeting, useNow(1000));
  const other = otherOf(meeting, me.participant);
  const name = useNameOf()(other);
  const leave = () => void navigate({ to: "/c/$slug/people", params: { slug } });
  return (
    <RoomPage
      title={t`${name} and you`}
      now={<When meeting={meeting} moment={moment} />}
      line={other && about(other)}
      corner={moment === "open" && <TimeFor meeting={meeting} />}
      controls={moment === "open" && <RoomControls onLeave={leave} />}
      aside={<MeetingAside meeting={meeting} />}
      asideLabel={t`About this meeting`}
    >
      {moment === "open" ? (
        <Entrance
          check
          enterLabel={<Trans>Enter the meeting</Trans>}
          opening={<Trans>Opening the meeting</Trans>}
          kept={<Trans>Your meeting is kept.</Trans>}
        >
          {(scene) => <MeetingStage meeting={meeting} scene={scene} />}
        </Entrance>
      ) : (
        <Outside meeting={meeting} moment={moment} />
      )}
    </RoomPage>
  );
}

function When({ meeting, moment }: { meeting: Meeting; moment: Moment }) {
  const [day, from, to] = [weekday(meeting.starts), clock(meeting.starts), clock(meeting.ends)];
  if (moment === "open") {
    return (
      <Now>
        <Trans>
          {from} to {to}
        </Trans>
      </Now>
    );
  }
  return (
    <span className="s dim">
      <Trans>
        {day}, {from} to {to}
      </Trans>
    </span>
  );
}
