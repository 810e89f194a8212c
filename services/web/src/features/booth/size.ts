import { formatLocale } from "@/i18n/formatLocale";

/** "2.4 MB", "320 kB". */
export function sizeOf(bytes: number): string {
  const [unit, value] = bytes >= 1e6 ? ["megabyte", bytes / 1e6] : ["kilobyte", Math.max(1, bytes / 1e3)];
  const style = {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(formatLocale(), style).format(value);
}
