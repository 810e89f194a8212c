import { formatLocale } from "@/i18n/formatLocale";

/** Eurostat writes two countries otherwise than ISO 3166 does. */
const iso: Record<string, string> = { EL: "GR", UK: "GB" };
const codes =
  "AL AT BA BE BG CH CY CZ DE DK EE EL ES FI FR GE HR HU IE IS IT LI LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK TR UA UK XK".split(
    " ",
  );

/** "Greece" for EL; the code itself when nobody knows it. */
export function countryName(code: string): string {
  if (code === "") return "";
  const names = new Intl.DisplayNames(formatLocale(), { type: "region", fallback: "code" });
  return names.of(iso[code] ?? code) ?? code;
}

/** The countries that the forms offer, by name. */
export const countries = (): { code: string; name: string }[] =>
  codes
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, formatLocale()));

const languageCodes = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk".split(" ");

/** "German" for de. */
export const languageName = (code: string): string =>
  new Intl.DisplayNames(formatLocale(), { type: "language", fallback: "code" }).of(code) ?? code;

/** The languages that the forms offer, by name. */
export const languages = (): { code: string; name: string }[] =>
  languageCodes
    .map((code) => ({ code, name: languageName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, formatLocale()));
