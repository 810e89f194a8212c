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

/**
 * Who sits where: the facilitator in front, everybody at their seat, whoever only looks in on a free one (or, with
 * none left, beside the table).
 */
export function seating(table: Table, people: readonly Person[]) {
  const here = (id: string) => people.find((person) => person.id === id);
  const lead = table.facilitator === null ? undefined : here(table.facilitator.id);
  const taken = table.seats.filter(({ person }) => person.id !== table.facilitator?.id);
  const seated = new Set([table.facilitator?.id, ...taken.map(({ person }) => person.id)]);
  const guests = people.filter(({ id }) => !seated.has(id));
  const used = new Set(table.seats.map(({ number }) => number));
  const free = Array.from({ length: table.capacity }, (_, index) => index + 1)
    .filter((number) => !used.has(number))
    .slice(0, Math.max(0, table.capacity - table.seats.length));
  const seats: Seat[] = [
    ...taken.map(({ number, person }) => ({ number, name: person.name, person: here(person.id) })),
    ...free.map((number, index) => ({ number, name: undefined, person: guests[index] })),
  ].sort((a, b) => a.number - b.number);
  return { lead, seats, visitors: guests.slice(free.length) };
}
