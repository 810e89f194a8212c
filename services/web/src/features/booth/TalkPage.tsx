import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { RoomPage } from "@/app/page/RoomPage";
import { type BoothDetail, boothQuery, boothTarget, deskTarget } from "@/features/exhibition";
import { DeviceCheck } from "@/livekit/DeviceCheck";
import { PersonTile } from "@/livekit/PersonTile";
import { RoomControls } from "@/livekit/RoomControls";
import { RoomGate } from "@/livekit/RoomGate";
import { RoomProvider, useRoom, useRoomState } from "@/livekit/RoomProvider";
import { RoomSound } from "@/livekit/RoomSound";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { Tiles } from "@/ui/Stage";
import { StaffAside } from "./StaffAside";
import { VisitorAside } from "./VisitorAside";

/** The booth's room: its staff, and the visitors they answer by video. */
export function TalkPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { booth } = useParams({ from: "/c/$slug/inside/exhibition/$booth/talk" });
  const query = useQuery(boothQuery(id, booth));
  if (query.data === undefined) {
    return (
      <Page>
        <Loaded query={query} name={t`The booth`}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <Door booth={query.data} />;
}

/** Who was never let in sees why; who was stays on the page until they leave it, to read how it ended. */
function Door({ booth }: { booth: BoothDetail }) {
  const { id } = useConference();
  return (
    <RoomProvider key={booth.id} conference={id} thing={`booth:${booth.id}`}>
      <Talk booth={booth} />
    </RoomProvider>
  );
}

function Talk({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const room = useRoom();
  const { phase } = useRoomState();
  const navigate = useNavigate();
  const isOpen = booth.mine.staff || booth.mine.request?.means === "video";
  if (!isOpen && phase === "outside") return <NotCalled booth={booth} />;
  const back = booth.mine.staff ? deskTarget(slug, booth.id) : boothTarget(slug, booth.id);
  return (
    <RoomPage
      title={booth.title}
      line={<Trans>At the booth. Everybody whom the staff answer now is here.</Trans>}
      asideLabel={t`The talk`}
      aside={booth.mine.staff ? <StaffAside booth={booth} /> : <VisitorAside booth={booth} />}
      controls={phase !== "outside" && <RoomControls onLeave={() => void navigate(back)} />}
    >
      <RoomSound />
      {phase === "outside" && (
        <DeviceCheck enterLabel={<Trans>Enter the booth</Trans>} onEnter={(choice) => room.enter(choice)} />
      )}
      <RoomGate opening={<Trans>Opening the booth</Trans>}>
        {({ people }) => (
          <Tiles
            label={t`At the booth`}
            tiles={people.map((person) => ({
              id: person.identity,
              content: <PersonTile person={person} />,
            }))}
          />
        )}
      </RoomGate>
    </RoomPage>
  );
}

function NotCalled({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  return (
    <Page>
      <PageTitle title={booth.title} />
      <Empty
        title={t`Nobody answers you by video now`}
        acts={
          <ButtonLink {...boothTarget(slug, booth.id)}>
            <Trans>Go to the booth</Trans>
          </ButtonLink>
        }
      >
        <Trans>The room opens for you as soon as the staff answer.</Trans>
      </Empty>
    </Page>
  );
}
