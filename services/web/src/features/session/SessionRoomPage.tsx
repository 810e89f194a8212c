import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { RoomPage } from "@/app/page/RoomPage";
import { ChatPanel } from "@/features/chat";
import { RunningPoll, SessionPolls } from "@/features/polls";
import {
  isOpen,
  QuestionsPanel,
  type SessionDetail,
  say,
  sessionQuery,
  sessionTarget,
} from "@/features/programme";
import {
  Entrance,
  HandControl,
  Padded,
  PeoplePanel,
  RoomLoaded,
  RoomTabs,
  usePresence,
} from "@/features/room";
import { useLiveQuery } from "@/live/useTopic";
import { RoomControls } from "@/livekit/RoomControls";
import { RoomProvider, useRoomState } from "@/livekit/RoomProvider";
import { clock } from "@/time/format";
import { useNow } from "@/time/useNow";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { Now } from "@/ui/Now";
import { SessionStage } from "./SessionStage";

/** The room of a session: watch, listen, ask, write; speakers and guests are seen and heard. */
export function SessionRoomPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { session } = useParams({ from: "/c/$slug/inside/programme/$session/room" });
  const query = sessionQuery(id, session);
  const found = useQuery(query);
  useLiveQuery(`session.${session}`, query.queryKey, (event) => !event.kind.startsWith("session."));
  return (
    <RoomLoaded query={found} name={t`The session`} opening={<Trans>Opening the room</Trans>}>
      {(known) => (
        <RoomProvider key={session} conference={id} thing={`session:${session}`}>
          <Room session={known} />
        </RoomProvider>
      )}
    </RoomLoaded>
  );
}

function Room({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const navigate = useNavigate();
  const now = useNow(15_000);
  const open = isOpen(session, now) || session.rights.publish || session.rights.moderate;
  const title = say(session.title);
  return (
    <RoomPage
      title={title}
      now={<Moment session={session} />}
      line={session.room}
      corner={<Watching thing={`session:${session.id}`} />}
      controls={
        open &&
        session.state !== "ended" && (
          <Controls session={session} onLeave={() => navigate(sessionTarget(slug, session.id))} />
        )
      }
      aside={<Aside session={session} />}
      asideLabel={t`Take part`}
    >
      {session.state === "ended" || !open ? (
        <Closed session={session} />
      ) : (
        <Entrance
          check={session.rights.publish}
          enterLabel={<Trans>Enter the stage</Trans>}
          opening={<Trans>Opening the room</Trans>}
        >
          {(scene) => <SessionStage scene={scene} />}
        </Entrance>
      )}
    </RoomPage>
  );
}

function Moment({ session }: { session: SessionDetail }) {
  const until = clock(session.ends);
  const starts = clock(session.starts);
  if (session.state === "ended") return null;
  return (
    <Now>{session.state === "live" ? <Trans>Live, ends {until}</Trans> : <Trans>Starts {starts}</Trans>}</Now>
  );
}

function Watching({ thing }: { thing: string }) {
  const { t } = useLingui();
  const count = usePresence(thing)?.count ?? 0;
  return count > 0 && <span className="s dim">{t`${count} here`}</span>;
}

/** A hand is for those who listen: who may publish speaks anyway. */
function Controls({ session, onLeave }: { session: SessionDetail; onLeave: () => void }) {
  const state = useRoomState();
  const listens = state.phase === "live" && !state.scene.me.mayPublish;
  return (
    <RoomControls onLeave={onLeave}>
      {listens && <HandControl thing={`session:${session.id}`} />}
    </RoomControls>
  );
}

function Aside({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const thing = `session:${session.id}`;
  const questions = {
    id: "questions",
    label: t`Questions`,
    content: (
      <Padded>
        <QuestionsPanel session={session.id} />
      </Padded>
    ),
  };
  const tabs = [
    ...(session.takes_questions ? [questions] : []),
    {
      id: "polls",
      label: t`Polls`,
      content: (
        <Padded>
          <SessionPolls session={session.id} manages={session.rights.publish || session.rights.moderate} />
        </Padded>
      ),
    },
    { id: "chat", label: t`Chat`, content: <ChatPanel thing={thing} /> },
    {
      id: "people",
      label: t`People`,
      content: <PeoplePanel thing={thing} moderates={session.rights.moderate} />,
    },
  ];
  return (
    <>
      <RunningPoll session={session.id} />
      <RoomTabs label={t`Take part`} tabs={tabs} />
    </>
  );
}

function Closed({ session }: { session: SessionDetail }) {
  const { slug } = useConference();
  const doors = clock(session.doors_at);
  return (
    <Empty
      title={
        session.state === "ended" ? (
          <Trans>This session has ended</Trans>
        ) : (
          <Trans>The doors open at {doors}</Trans>
        )
      }
      acts={
        <ButtonLink {...sessionTarget(slug, session.id)}>
          <Trans>To the session's page</Trans>
        </ButtonLink>
      }
    >
      {session.state === "ended" ? (
        <Trans>What was said in chat and questions can still be read here.</Trans>
      ) : (
        <Trans>This page lets you in by itself.</Trans>
      )}
    </Empty>
  );
}
