import { formatLocale } from "@/i18n/formatLocale";

/** "10 and 11 November 2020" as the language writes a span of days. */
export function daySpan(first: string, last: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(first), new Date(last));
}
