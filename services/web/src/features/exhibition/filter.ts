import { formatLocale } from "@/i18n/formatLocale";
import type { Booth } from "./api";

export type Order = "staffed" | "name";
interface Filter {
  search?: string | undefined;
  ecosystem?: string | undefined;
  order?: string | undefined;
}

const fold = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");

const texts = ({ title, teaser, ecosystems, country }: Booth) =>
  fold([title, ...Object.values(teaser), ...ecosystems, country].join(" "));

/** The booths that fit, those with somebody there first, or by name. */
export function fitting(booths: readonly Booth[], { search = "", ecosystem, order }: Filter): Booth[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const found = booths.filter(
    (booth) =>
      words.every((word) => texts(booth).includes(word)) &&
      (ecosystem === undefined || booth.ecosystems.includes(ecosystem)),
  );
  const byName = (one: Booth, other: Booth) => one.title.localeCompare(other.title, formatLocale());
  const byPresence = (one: Booth, other: Booth) =>
    Number(one.here === 0) - Number(other.here === 0) || one.number - other.number;
  return found.sort(order === "name" ? byName : byPresence);
}
