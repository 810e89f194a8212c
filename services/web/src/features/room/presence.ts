import * as v from "valibot";
import type { LiveEvent } from "@/live/frames";
import type { Presence, Somebody } from "./api";

const Person = v.object({
  id: v.string(),
  name: v.optional(v.string(), ""),
  organisation: v.optional(v.string(), ""),
  country: v.optional(v.string(), ""),
  picture: v.optional(v.nullable(v.string()), null),
});
const Entered = v.object({ participant: Person, entered_at: v.string() });
const Raised = v.object({ participant: Person, raised_at: v.string() });
const Staged = v.object({ participant: Person, on_stage: v.boolean() });
const Of = v.object({ participant: v.string() });

/** How many are held by name; of more, only the number is known. */
const held = 500;

const isNot = (id: string) => (one: { participant: Somebody }) => one.participant.id !== id;

function entered(presence: Presence, event: LiveEvent): Presence | null {
  const parsed = v.safeParse(Entered, event.data);
  if (!parsed.success) return null;
  const { participant } = parsed.output;
  if (!presence.present.every(isNot(participant.id))) return presence;
  const present = [...presence.present, { ...parsed.output, version: event.version ?? 1 }];
  return { ...presence, count: presence.count + 1, present: present.slice(0, held) };
}

function left(presence: Presence, event: LiveEvent): Presence | null {
  const parsed = v.safeParse(Of, event.data);
  if (!parsed.success) return null;
  const present = presence.present.filter(isNot(parsed.output.participant));
  return { ...presence, count: Math.max(present.length, presence.count - 1), present };
}

function lowered(presence: Presence, event: LiveEvent): Presence | null {
  const parsed = v.safeParse(Of, event.data);
  if (!parsed.success) return null;
  return { ...presence, hands: presence.hands.filter(isNot(parsed.output.participant)) };
}

function raised(presence: Presence, event: LiveEvent): Presence | null {
  const parsed = v.safeParse(Raised, event.data);
  if (!parsed.success) return null;
  const others = presence.hands.filter(isNot(parsed.output.participant.id));
  return { ...presence, hands: [...others, parsed.output] };
}

function staged(presence: Presence, event: LiveEvent): Presence | null {
  const parsed = v.safeParse(Staged, event.data);
  if (!parsed.success) return null;
  const { participant, on_stage } = parsed.output;
  const others = presence.guests.filter(({ id }) => id !== participant.id);
  return { ...presence, guests: on_stage ? [...others, participant] : others };
}

const changes: Record<string, (presence: Presence, event: LiveEvent) => Presence | null> = {
  "room.entered": entered,
  "room.left": left,
  "hand.raised": raised,
  "hand.lowered": lowered,
  "stage.changed": staged,
};

/** Who is in the room after an event; null where the event does not say it. */
export const afterEvent = (presence: Presence, event: LiveEvent): Presence | null =>
  changes[event.kind]?.(presence, event) ?? null;

/** The place of a hand in the queue, from 1; 0 where it is down. */
export const placeOf = (presence: Presence | undefined, participant: string): number =>
  1 + (presence?.hands.findIndex((hand) => hand.participant.id === participant) ?? -1);
