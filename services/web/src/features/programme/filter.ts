import type { Session } from "./api";
import { say } from "./words";

/** What the reader wants to see of the programme; an absent side is open. */
export interface Filter {
  day?: string | undefined;
  type?: string | undefined;
  theme?: string | undefined;
  ecosystem?: string | undefined;
  strand?: string | undefined;
  search?: string | undefined;
}

/** A day in the reader's own zone, as 2026-11-25. */
export function dayOf(when: string | number): string {
  const date = new Date(when);
  const two = (figure: number) => String(figure).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The middle of a day, for its name. */
export const noon = (day: string): number => new Date(`${day}T12:00:00`).getTime();

/** The days on which something begins, in order. */
export const daysOf = (sessions: readonly { starts: string }[]): string[] =>
  [...new Set(sessions.map(({ starts }) => dayOf(starts)))].sort();

/** The day to show first: today, else the next one, else the last. */
export function firstDay(days: readonly string[], now: number): string | undefined {
  const today = dayOf(now);
  return days.find((day) => day >= today) ?? days.at(-1);
}

const letters: Record<string, string> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};

/** Small letters without accents, so that "lodz" finds Łódź. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[łøđðßæœþ]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "");

function words(session: Session): string {
  const people = session.people.flatMap(({ person }) => [person.name, person.organisation]);
  return fold([say(session.title), say(session.description), session.room, ...people].join(" "));
}

/** The sessions that fit. */
export function fitting(sessions: readonly Session[], filter: Filter): Session[] {
  const tracks = [filter.theme, filter.ecosystem, filter.strand].filter((key) => key !== undefined);
  const wanted = fold(filter.search ?? "").trim();
  return sessions.filter(
    (session) =>
      (filter.day === undefined || dayOf(session.starts) === filter.day) &&
      (filter.type === undefined || session.type === filter.type) &&
      tracks.every((key) => session.tracks.includes(key)) &&
      (wanted === "" || words(session).includes(wanted)),
  );
}

interface Timed {
  starts: string;
  ends: string;
}

/** Whether two times share a moment; one that ends as the other starts does not clash. */
export const clash = (one: Timed, other: Timed): boolean =>
  Date.parse(one.starts) < Date.parse(other.ends) && Date.parse(other.starts) < Date.parse(one.ends);
