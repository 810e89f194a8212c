import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { ecosystems } from "@/app/words/ecosystems";
import { isOrganisationType, organisationTypes } from "@/app/words/organisationTypes";
import { countryName, languageName } from "@/app/words/places";

/** What each part of a profile is called where it is told what suggestions use. */
export const parts: Record<string, MessageDescriptor> = {
  offers: msg`What you offer`,
  needs: msg`What you look for`,
  goals: msg`Your goals`,
  languages: msg`Your languages`,
  ecosystems: msg`Your ecosystems`,
  technologies: msg`Your technologies`,
  organisation: msg`Your organisation`,
  organisation_type: msg`Its kind`,
  country: msg`Its country`,
};

/** One value of a part in words. */
export function valueWords(part: string, value: string, say: (text: MessageDescriptor) => string): string {
  const ecosystem = part === "ecosystems" ? ecosystems[value] : undefined;
  if (ecosystem) return say(ecosystem);
  if (part === "organisation_type" && isOrganisationType(value)) return say(organisationTypes[value]);
  if (part === "languages") return languageName(value);
  return part === "country" ? countryName(value) : value;
}
