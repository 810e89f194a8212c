import { Trans, useLingui } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { PersonTile, ScreenTile } from "@/livekit/PersonTile";
import type { Scene } from "@/livekit/types";
import { clock } from "@/time/format";
import { useNow } from "@/time/useNow";
import { EmptySeat } from "@/ui/SeatMap";
import { Stage, Tiles } from "@/ui/Stage";
import type { Meeting } from "./api";
import { otherOf } from "./moments";
import { useNameOf } from "./PersonLine";

/** Two of the same size; a shared screen is big. Who is not here yet has a seat kept. */
export function MeetingStage({ meeting, scene }: { meeting: Meeting; scene: Scene }) {
  const { t } = useLingui();
  const { me } = useConference();
  const other = otherOf(meeting, me.participant);
  const name = useNameOf()(other);
  const tiles = scene.people.map((person) => ({
    id: person.identity,
    content: <PersonTile person={person} {...(!person.me && { name })} />,
  }));
  const sharing = scene.people.find(({ screen }) => screen !== null);
  if (sharing) return <Stage label={t`The meeting`} main={<ScreenTile person={sharing} />} side={tiles} />;
  const isHere = scene.people.some((person) => !person.me);
  const seat = { id: "kept", content: <Kept name={name} meeting={meeting} /> };
  return <Tiles label={t`The meeting`} tiles={isHere ? tiles : [seat, ...tiles]} />;
}

function Kept({ name, meeting }: { name: string; meeting: Meeting }) {
  const grace = Date.parse(meeting.starts) + 5 * 60_000;
  const [latest, closes] = [clock(grace), clock(meeting.room_closes)];
  const isEarly = useNow(1000) < grace;
  const isAwaited = meeting.state === "scheduled" && isEarly;
  return (
    <EmptySeat>
      {isAwaited ? (
        <Trans>
          {name} is not here yet. Whoever has not come by {latest} has missed the meeting.
        </Trans>
      ) : (
        <Trans>
          {name} is not here now. The room stays open until {closes}.
        </Trans>
      )}
    </EmptySeat>
  );
}
