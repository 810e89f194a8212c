import type { Meeting, Slot } from "@/features/meeting";
import type { Profile, Request } from "./api";

/** One line of my timetable. */
export interface Entry {
  starts: string;
  ends: string;
  /** What is in it; a free time holds nothing. */
  meeting?: Meeting;
  /** Somebody proposes it to me; nothing is booked. */
  request?: Request;
  blocked: boolean;
}

/** My coming times in order: each slot with what is in it, and meetings that lie in none. */
export function timetable(
  { opted_in, slots, unavailable }: Profile,
  meetings: readonly Meeting[],
  waiting: readonly Request[],
  now: number,
): Entry[] {
  const mine = meetings.filter(({ state, ends }) => state === "scheduled" && Date.parse(ends) > now);
  const at = <T extends { starts: string }>(all: readonly T[], starts: string) =>
    all.find((each) => Date.parse(each.starts) === Date.parse(starts));
  const entry = (slot: Slot): Entry => {
    const meeting = at(mine, slot.starts);
    const request = waiting.find(({ proposed }) => proposed?.id === slot.id);
    return {
      starts: slot.starts,
      ends: slot.ends,
      ...(meeting && { meeting }),
      ...(request && { request }),
      blocked: unavailable.includes(slot.id),
    };
  };
  const coming = (opted_in ? slots : []).filter(
    ({ starts, ends }) => Date.parse(starts) > now || (at(mine, starts) && Date.parse(ends) > now),
  );
  const apart = mine.filter(({ starts }) => at(coming, starts) === undefined);
  return [
    ...coming.map(entry),
    ...apart.map((meeting) => ({ starts: meeting.starts, ends: meeting.ends, meeting, blocked: false })),
  ].sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts));
}
