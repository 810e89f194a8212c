import { weekday } from "@/time/format";

/** What begins on the same day in the reader's zone, under the day's name, in the order given. */
export function byDay<T extends { starts: string }>(items: readonly T[]): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const day = weekday(item.starts);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}
