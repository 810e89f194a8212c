import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { RoomPage } from "@/app/page/RoomPage";
import { ChatPanel } from "@/features/chat";
import {
  type SessionDetail,
  say,
  sessionQuery,
  sessionTarget,
  TakeawaysPanel,
  tableQuery,
} from "@/features/programme";
import { Entrance, HandControl, Padded, PeoplePanel, RoomLoaded, RoomTabs } from "@/features/room";
import { useLiveQuery } from "@/live/useTopic";
import { RoomControls } from "@/livekit/RoomControls";
import { RoomProvider } from "@/livekit/RoomProvider";
import { clock, minutesUntil } from "@/time/format";
import { useNow } from "@/time/useNow";
import { TimeLeft } from "@/ui/Hemicycle";
import styles from "./TableRoomPage.module.css";
import { type Table, TableSeats } from "./TableSeats";

/** A table: everybody at it sees each other, with the question on it and the takeaways beside it. */
export function TableRoomPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { table } = useParams({ from: "/c/$slug/inside/tables/$table" });
  const query = tableQuery(id, table);
  const found = useQuery(query);
  useLiveQuery(`table.${table}`, query.queryKey, (event) => !event.kind.startsWith("table."));
  return (
    <RoomLoaded query={found} name={t`The table`} opening={<Trans>Opening the table</Trans>}>
      {(known) => (
        <RoomProvider key={table} conference={id} thing={`table:${table}`}>
          <Room table={known} />
        </RoomProvider>
      )}
    </RoomLoaded>
  );
}

function Room({ table }: { table: Table }) {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery(id, table.session)).data;
  const { number, taken, capacity } = table;
  const thing = `table:${table.id}`;
  return (
    <RoomPage
      title={t`Table ${number}`}
      line={[session && say(session.title), t`${taken} of ${capacity} seats`].filter(Boolean).join(", ")}
      corner={session && <Left session={session} />}
      controls={
        <RoomControls onLeave={() => navigate(sessionTarget(slug, table.session))}>
          <HandControl thing={thing} />
        </RoomControls>
      }
      aside={<Aside table={table} thing={thing} />}
      asideLabel={t`Takeaways and chat`}
    >
      <Entrance
        check={table.rights.publish}
        enterLabel={<Trans>Enter the table</Trans>}
        opening={<Trans>Opening table {number}</Trans>}
        kept={<Trans>Your seat is kept.</Trans>}
      >
        {(scene) => <TableSeats table={table} thing={thing} scene={scene} />}
      </Entrance>
    </RoomPage>
  );
}

/** The time left, as seats that empty and in figures. */
function Left({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const now = useNow(1000);
  const [starts, ends] = [Date.parse(session.starts), Date.parse(session.ends)];
  const minutes = Math.max(0, minutesUntil(session.ends, now));
  const until = clock(session.ends);
  if (now < starts || session.state === "ended") return null;
  return (
    <>
      <div className={styles.picture}>
        <TimeLeft share={(ends - now) / (ends - starts)} />
      </div>
      <p className={styles.left}>
        <b>{t`${minutes} min`}</b>
        <span className="xs dim">
          <Trans>ends {until}</Trans>
        </span>
      </p>
    </>
  );
}

function Aside({ table, thing }: { table: Table; thing: string }) {
  const { t } = useLingui();
  const tabs = [
    {
      id: "takeaways",
      label: t`Takeaways`,
      content: (
        <Padded>
          <TakeawaysPanel session={table.session} thing={thing} most={3} />
        </Padded>
      ),
    },
    { id: "chat", label: t`Chat`, content: <ChatPanel thing={thing} /> },
    {
      id: "people",
      label: t`People`,
      content: <PeoplePanel thing={thing} moderates={table.rights.moderate} />,
    },
  ];
  return <RoomTabs label={t`Takeaways and chat`} tabs={tabs} />;
}
