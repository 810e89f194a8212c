import { Trans, useLingui } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { clock } from "@/time/format";
import { ButtonLink } from "@/ui/ButtonLink";
import { Chip } from "@/ui/Chip";
import { Notice } from "@/ui/Notice";
import { AgendaAct } from "../AgendaAct";
import type { SessionDetail } from "../api";
import { ClashSentence } from "../ClashSentence";
import { EnterLink } from "../EnterLink";
import { clashesOf, useAgendaItems } from "../facts";
import { isOpen } from "../targets";
import styles from "./MyPlace.module.css";

/** My place in a session: in my agenda or not, what it clashes with, how many places are left, the way in. */
export function MyPlace({ session, now }: { session: SessionDetail; now: number }) {
  const { t } = useLingui();
  const { slug, me } = useConference();
  const mine = useAgendaItems();
  const clashes = session.state === "ended" ? [] : clashesOf(session, mine);
  const doors = clock(session.doors_at);
  const open = isOpen(session, now);
  const left = session.places_left ?? null;
  return (
    <div className={styles.place}>
      {clashes.length > 0 && (
        <Notice tone="waits">
          <p>
            <ClashSentence with={clashes} />
          </p>
        </Notice>
      )}
      <div className="row">
        <EnterLink session={session} now={now} big />
        {session.mine === "visitor" && <Chip tone="on">{t`In your agenda`}</Chip>}
        <AgendaAct session={session} clashes={clashes.length > 0} size="big" filled={!open} />
        {me.roles.includes("organiser") && (
          <ButtonLink to="/c/$slug/organise/programme/$session" params={{ slug, session: session.id }}>
            <Trans>Edit</Trans>
          </ButtonLink>
        )}
      </div>
      <p className="s dim">
        {session.state === "scheduled" && !open && <Trans>Doors open {doors}. </Trans>}
        {left !== null && session.state !== "ended" && left > 0 && t`${left} places are left.`}
      </p>
    </div>
  );
}
