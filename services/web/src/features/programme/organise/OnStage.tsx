import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Segments } from "@/ui/Segments";
import { PeoplePicker } from "./PeoplePicker";
import type { Person } from "./readSession";

interface Props {
  people: readonly Person[];
  onChange: (people: readonly Person[]) => void;
}

/** Who speaks and who moderates, in the order shown. */
export function OnStage({ people, onChange }: Props) {
  const { t } = useLingui();
  const change = (id: string, part: Person["part"]) =>
    onChange(people.map((person) => (person.id === id ? { ...person, part } : person)));
  return (
    <div className="stack">
      <PeoplePicker
        label={t`On stage`}
        chosen={people.map(({ id }) => id)}
        onPick={(person) => onChange([...people, { ...person, part: "speaker" }])}
      />
      <Lines tight>
        {people.map((person) => (
          <Line key={person.id}>
            <div className="row apart">
              <b>{person.name}</b>
              <div className="row">
                <Segments
                  label={t`What ${person.name} does`}
                  value={person.part}
                  onChange={(part) => change(person.id, part)}
                  options={[
                    { value: "speaker", label: t`Speaks` },
                    { value: "moderator", label: t`Moderates` },
                  ]}
                />
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t`Take off: ${person.name}`}
                  onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
                >
                  <Trans>Take off</Trans>
                </Button>
              </div>
            </div>
          </Line>
        ))}
      </Lines>
    </div>
  );
}
