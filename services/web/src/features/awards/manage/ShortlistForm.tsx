import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { type Award, type Nomination, nominationsQuery, setShortlist } from "../api";
import styles from "./Manage.module.css";
import { move } from "./move";
import { useAwardChange } from "./useAwardChange";

/** Which nominations stand on the ballot. Its order is only how they are listed; voters see an order by lot. */
export function ShortlistForm({ award }: { award: Award }) {
  const { id } = useConference();
  const nominations = useQuery(nominationsQuery(id, award.id));
  if (nominations.data === undefined || nominations.data.length === 0) return null;
  const kept = award.shortlist.map(({ nomination }) => nomination);
  return <Choosing key={String(kept)} award={award} nominations={nominations.data} kept={kept} />;
}

interface Props {
  award: Award;
  nominations: readonly Nomination[];
  kept: readonly string[];
}

function Choosing({ award, nominations, kept }: Props) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<readonly string[]>(kept);
  const save = useAwardChange(
    (conference, list: readonly string[]) => setShortlist(conference, award.id, [...list]),
    t`The shortlist is kept.`,
  );
  const listed = [...nominations].sort((a, b) => rank(chosen, a) - rank(chosen, b));
  const isKept = String(chosen) === String(kept);
  return (
    <Section title={<Trans>Make the shortlist</Trans>}>
      <p className="s dim">
        <Trans>
          Tick who stands on the ballot. The order is that of the list; each voter sees one drawn by lot.
        </Trans>
      </p>
      <Lines tight>
        {listed.map((nomination) => (
          <Entry key={nomination.id} nomination={nomination} chosen={chosen} onChange={setChosen} />
        ))}
      </Lines>
      {!isKept && (
        <div className="row">
          <Button look="filled" pending={save.isPending} onClick={() => save.mutate(chosen)}>
            <Trans>Keep the shortlist</Trans>
          </Button>
          <span className="s dim">
            <Trans>Not kept yet.</Trans>
          </span>
        </div>
      )}
      {save.error && <FormError error={save.error} />}
    </Section>
  );
}

interface EntryProps {
  nomination: Nomination;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

function Entry({ nomination: { id, name, organisation }, chosen, onChange }: EntryProps) {
  const place = chosen.indexOf(id);
  const moves = useRef<HTMLSpanElement>(null);
  const pressed = useRef<HTMLButtonElement | null>(null);
  // A row that changes its place may lose the focus: give it back, so that one can press again.
  useEffect(() => {
    const button = pressed.current?.isConnected ? pressed.current : null;
    if (pressed.current && place >= 0) (button ?? moves.current?.querySelector("button"))?.focus();
    pressed.current = null;
  }, [place]);
  const toggle = () => onChange(place >= 0 ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const mover = (by: -1 | 1) => (
    <Button
      size="small"
      onClick={(event) => {
        pressed.current = event.currentTarget;
        onChange(move(chosen, place, by));
      }}
    >
      {by < 0 ? <Trans>Move up</Trans> : <Trans>Move down</Trans>}
      <span className="vh">: {name}</span>
    </Button>
  );
  return (
    <Line>
      <div className={styles.nominee}>
        <input id={`list-${id}`} type="checkbox" checked={place >= 0} onChange={toggle} />
        <label htmlFor={`list-${id}`}>
          <b>{name}</b> <span className="s dim">{organisation}</span>
        </label>
        <span className={styles.moves} ref={moves}>
          {place > 0 && mover(-1)}
          {place >= 0 && place < chosen.length - 1 && mover(1)}
        </span>
      </div>
    </Line>
  );
}

const rank = (chosen: readonly string[], { id }: Nomination) =>
  chosen.includes(id) ? chosen.indexOf(id) : chosen.length;
