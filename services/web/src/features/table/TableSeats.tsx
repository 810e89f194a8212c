import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { components } from "@/api/programme";
import { say } from "@/features/programme";
import { placeOf, usePresence } from "@/features/room";
import { PersonTile, ScreenTile } from "@/livekit/PersonTile";
import type { Person, Scene } from "@/livekit/types";
import { EmptySeat, SeatMap } from "@/ui/SeatMap";
import { Stage } from "@/ui/Stage";
import { seating } from "./seating";

export type Table = components["schemas"]["TableDetail"];

interface Props {
  table: Table;
  thing: string;
  scene: Scene;
}

/** The table as a map of seats: the facilitator double, everybody at their seat, the question on it. */
export function TableSeats({ table, thing, scene }: Props) {
  const { t } = useLingui();
  const presence = usePresence(thing);
  const { lead, seats, visitors } = seating(table, scene.people);
  const tile = (person: Person, name?: string) => {
    const place = placeOf(presence, person.id);
    return (
      <PersonTile
        person={person}
        {...(name !== undefined && { name })}
        hand={place > 0 && t`number ${place}`}
      />
    );
  };
  const sharing = scene.people.find(({ screen }) => screen !== null);
  if (sharing) {
    const others = scene.people.map((person) => ({ id: person.identity, content: tile(person) }));
    return <Stage label={t`The table`} main={<ScreenTile person={sharing} />} side={others} />;
  }
  return (
    <SeatMap
      label={t`The table`}
      lead={<Lead table={table} person={lead} tile={tile} />}
      seats={[
        ...seats.map(({ number, name, person }) => ({
          id: `seat ${number}`,
          content: person ? tile(person, name) : <Kept name={name} />,
        })),
        ...visitors.map((person) => ({ id: person.identity, content: tile(person) })),
      ]}
      prompt={
        <>
          <p className="xs dim">
            <Trans>On the table</Trans>
          </p>
          <h2>{say(table.title)}</h2>
        </>
      }
    />
  );
}

function Kept({ name }: { name: string | undefined }) {
  return (
    <EmptySeat>
      {name === undefined ? <Trans>Free seat</Trans> : <Trans>Seat kept for {name}</Trans>}
    </EmptySeat>
  );
}

interface LeadProps {
  table: Table;
  person: Person | undefined;
  tile: (person: Person, name?: string) => ReactNode;
}

function Lead({ table, person, tile }: LeadProps) {
  if (person) return tile(person, table.facilitator?.name);
  if (table.facilitator === null) {
    return (
      <EmptySeat>
        <Trans>No facilitator: begin with the question.</Trans>
      </EmptySeat>
    );
  }
  const { name } = table.facilitator;
  return (
    <EmptySeat>
      <Trans>{name} facilitates and is on the way</Trans>
    </EmptySeat>
  );
}
