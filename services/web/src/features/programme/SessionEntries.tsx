import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { clock } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Agenda } from "@/ui/Agenda";
import { Now } from "@/ui/Now";
import { AgendaAct } from "./AgendaAct";
import type { Session } from "./api";
import { ClashSentence } from "./ClashSentence";
import { EnterLink } from "./EnterLink";
import { clashesOf, useAgendaItems, useFacts } from "./facts";
import styles from "./SessionEntries.module.css";
import { say } from "./words";

/** Sessions along the line of time; a clash stands under an entry before it is added. */
export function SessionEntries({ sessions }: { sessions: readonly Session[] }) {
  const { slug } = useConference();
  const facts = useFacts();
  const mine = useAgendaItems();
  const now = useNow(15_000);
  return (
    <Agenda
      entries={sessions.map((session) => {
        const clashes = session.state === "ended" ? [] : clashesOf(session, mine);
        return {
          id: session.id,
          starts: session.starts,
          clock: clock(session.starts),
          title: (
            <Link to="/c/$slug/programme/$session" params={{ slug, session: session.id }}>
              {say(session.title)}
            </Link>
          ),
          detail: <Detail session={session} facts={facts(session)} />,
          state: session.state === "live" ? "soon" : session.mine ? "mine" : "open",
          warning: clashes.length > 0 && <ClashSentence with={clashes} />,
          act: (
            <span className={styles.acts}>
              <EnterLink session={session} now={now} />
              <AgendaAct session={session} clashes={clashes.length > 0} />
            </span>
          ),
        };
      })}
    />
  );
}

function Detail({ session, facts }: { session: Session; facts: string }) {
  const { t } = useLingui();
  const until = clock(session.ends);
  const people = session.people.map(({ person }) => person.name).filter(Boolean);
  return (
    <>
      {session.state === "live" && (
        <span className={styles.line}>
          <Now>
            <Trans>Live, ends {until}</Trans>
          </Now>
        </span>
      )}
      <span className={styles.line}>
        {session.state === "live" ? facts : t`until ${until} · ${facts}`}
        {session.state === "ended" && <Trans> · ended</Trans>}
      </span>
      {people.length > 0 && <span className={styles.line}>{people.join(", ")}</span>}
    </>
  );
}
