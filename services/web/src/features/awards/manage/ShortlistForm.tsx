import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { type Award, type Nomination, nominationsQuery, setShortlist } from "../api";
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
  const move = (index: number) => {
    const next = [...chosen];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    setChosen(next);
  };
  return (
    <Section title={<Trans>Make the shortlist</Trans>}>
      <Lines tight>
        {listed.map(({ id, name, organisation }) => {
          const place = chosen.indexOf(id);
          return (
            <Line key={id}>
              <div className="row apart">
                <label className="row">
                  <input
                    type="checkbox"
                    checked={place >= 0}
                    onChange={() =>
                      setChosen(place >= 0 ? chosen.filter((each) => each !== id) : [...chosen, id])
                    }
                  />
                  <span>
                    <b>{name}</b> <span className="s dim">{organisation}</span>
                  </span>
                </label>
                {place > 0 && (
                  <Button size="small" onClick={() => move(place)}>
                    <Trans>Move up</Trans>
                    <span className="vh">: {name}</span>
                  </Button>
                )}
              </div>
            </Line>
          );
        })}
      </Lines>
      <div className="row">
        <Button
          pending={save.isPending}
          disabled={String(chosen) === String(kept)}
          onClick={() => save.mutate(chosen)}
        >
          <Trans>Keep the shortlist</Trans>
        </Button>
      </div>
      {save.error && <FormError error={save.error} />}
    </Section>
  );
}

const rank = (chosen: readonly string[], { id }: Nomination) =>
  chosen.includes(id) ? chosen.indexOf(id) : chosen.length;
