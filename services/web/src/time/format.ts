import { formatLocale } from "@/i18n/formatLocale";

type Style = Intl.DateTimeFormatOptions;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(when: string | number, style: Style): string {
  const key = JSON.stringify([formatLocale(), style]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(formatLocale(), style);
  formats.set(key, known);
  return known.format(typeof when === "string" ? Date.parse(when) : when);
}

/** "14:30", in the reader's zone or the one named. */
export const clock = (when: string | number, timeZone?: string): string =>
  format(when, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

/** "10 November". */
export const day = (when: string | number, timeZone?: string): string =>
  format(when, { day: "numeric", month: "long", timeZone });

/** "Tuesday, 10 November". */
export const weekday = (when: string | number, timeZone?: string): string =>
  format(when, { weekday: "long", day: "numeric", month: "long", timeZone });

/** "Tue 10". */
export const shortDay = (when: string | number, timeZone?: string): string =>
  format(when, { weekday: "short", day: "numeric", timeZone });

/** "CET": what the reader's zone, or the one named, is called at that time. */
export const zoneName = (when: string | number, timeZone?: string): string => {
  const style: Style = { timeZoneName: "short", timeZone };
  const parts = new Intl.DateTimeFormat(formatLocale(), style).formatToParts(new Date(when));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
};

/** The zone that the reader's browser says it is in. */
export const myZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether clocks in the reader's zone and in this one differ at that time. */
export const differs = (when: string | number, timeZone: string): boolean =>
  format(when, { dateStyle: "short", timeStyle: "short" }) !==
  format(when, { dateStyle: "short", timeStyle: "short", timeZone });

/** Whole minutes from now to then; a minute that has begun counts. */
export const minutesUntil = (when: string, now: number): number =>
  Math.ceil((Date.parse(when) - now) / 60_000);
