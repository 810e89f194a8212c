import type { Meeting, Person } from "./api";

/** before: the room is not open yet; open: one can enter; after: it closed, or the meeting was missed or cancelled. */
export type Moment = "before" | "open" | "after";

export function momentOf({ state, room_opens, room_closes }: Meeting, now: number): Moment {
  if (state === "cancelled" || state === "missed" || now >= Date.parse(room_closes)) return "after";
  return now < Date.parse(room_opens) ? "before" : "open";
}

/** The one whom I meet; nobody where the meeting holds only me. */
export const otherOf = (meeting: Meeting, me: string): Person | undefined =>
  meeting.people.find(({ id }) => id !== me);
