import { plural, t } from "@lingui/core/macro";
import type { Question } from "../form";

/** How many answers a question asks for; nothing where it is one, as everybody expects. */
export function askWords({ min, max }: Question): string {
  if (max === 1) return "";
  if (min === max) return plural(max, { one: "Choose # of them.", other: "Choose # of them." });
  if (min < 2) return plural(max, { one: "Choose up to # of them.", other: "Choose up to # of them." });
  return t`Choose ${min} to ${max} of them.`;
}

/** What is to be done about an answer that cannot be cast. */
export function wrongWords(question: Question, chosen: number): string {
  const { max, blank } = question;
  if (max === 1) return blank ? t`Choose one, or abstain.` : t`Choose one.`;
  const ask = askWords(question);
  return blank ? t`You have chosen ${chosen}. ${ask} Or abstain.` : t`You have chosen ${chosen}. ${ask}`;
}
