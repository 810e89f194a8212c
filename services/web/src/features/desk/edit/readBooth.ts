import { text, texts } from "@/app/form/values";
import type { BoothDetail, BoothIn } from "@/features/exhibition";

/** What the form says of a booth; texts in languages that it does not show stay as they are. */
export function readBooth(data: FormData, booth: BoothDetail, languages: readonly string[]): BoothIn {
  const own = data.has("own_colours");
  return {
    title: text(data, "title"),
    kind: booth.kind,
    teaser: inLanguages(data, "teaser", booth.teaser, languages),
    text: inLanguages(data, "text", booth.text, languages),
    ecosystems: texts(data, "ecosystems"),
    country: text(data, "country"),
    accent: own ? text(data, "accent") : null,
    on_accent: own ? text(data, "on_accent") : null,
  };
}

function inLanguages(
  data: FormData,
  name: string,
  before: Record<string, string>,
  languages: readonly string[],
): Record<string, string> {
  const kept = Object.entries(before).filter(([language]) => !languages.includes(language));
  const written = languages.map((language): [string, string] => [
    language,
    text(data, `${name}.${language}`),
  ]);
  return Object.fromEntries([...kept, ...written.filter(([, words]) => words !== "")]);
}
