import type { Person } from "@/livekit/types";

interface Somebody {
  id: string;
  name: string;
}
interface Table {
  capacity: number;
  facilitator: Somebody | null;
  seats: readonly { number: number; person: Somebody }[];
}

/** A seat: whose it is, and the person if they are in the room. */
export interface Seat {
  number: number;
  name: string | undefined;
  person: Person | undefined;
}

/** Who sits where: the facilitator in front, everybody at their seat, free seats, and who only looks in. */
export function seating(table: Table, people: readonly Person[]) {
  const here = (id: string) => people.find((person) => person.id === id);
  const lead = table.facilitator === null ? undefined : here(table.facilitator.id);
  const taken = table.seats.filter(({ person }) => person.id !== table.facilitator?.id);
  const free = Math.max(0, table.capacity - table.seats.length);
  const used = new Set(table.seats.map(({ number }) => number));
  const numbers = Array.from({ length: table.capacity }, (_, index) => index + 1).filter(
    (number) => !used.has(number),
  );
  const seats: Seat[] = [
    ...taken.map(({ number, person }) => ({ number, name: person.name, person: here(person.id) })),
    ...numbers.slice(0, free).map((number) => ({ number, name: undefined, person: undefined })),
  ].sort((a, b) => a.number - b.number);
  const seated = new Set([table.facilitator?.id, ...taken.map(({ person }) => person.id)]);
  return { lead, seats, visitors: people.filter(({ id }) => !seated.has(id)) };
}
