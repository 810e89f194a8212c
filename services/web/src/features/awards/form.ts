import * as v from "valibot";
import type { Election as SealedFor } from "./sealing/ballot";

const Question = v.object({
  question: v.string(),
  answers: v.array(v.string()),
  blank: v.optional(v.boolean(), false),
  min: v.number(),
  max: v.number(),
});
const Form = v.object({ uuid: v.string(), public_key: v.string(), questions: v.array(Question) });

export type Question = v.InferOutput<typeof Question>;
export type Form = v.InferOutput<typeof Form> & SealedFor;

/** What a voter answers to one question; null: nothing yet. */
export type Answer = { abstains: true } | { abstains: false; chosen: readonly number[] } | null;

/** Read what a ballot is made from out of the election's file. */
export const readForm = (file: string): Form => v.parse(Form, JSON.parse(file));

/** Whether an answer may be cast. */
export const fits = ({ min, max, blank }: Question, answer: Answer): boolean =>
  answer !== null && (answer.abstains ? blank : answer.chosen.length >= min && answer.chosen.length <= max);

/** The choices as they are encrypted: the blank one first where there is one, then one for each answer. */
export function choicesOf({ answers, blank }: Question, answer: Answer): number[] {
  const abstains = answer?.abstains ?? false;
  const chosen = answer === null || answer.abstains ? [] : answer.chosen;
  const each = answers.map((_, index) => (chosen.includes(index) ? 1 : 0));
  return blank ? [abstains ? 1 : 0, ...each] : each;
}

/** The answers an opened ballot holds, by name; null where something in it is neither yes nor no. */
export function namesIn({ answers, blank }: Question, opened: readonly (0 | 1 | null)[]): string[] | null {
  if (opened.includes(null) || opened.length !== answers.length + (blank ? 1 : 0)) return null;
  return answers.filter((_, index) => opened[index + (blank ? 1 : 0)] === 1);
}

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (value) => value.toString(16).padStart(2, "0")).join("");

/** The numbers of the answers in the order drawn by lot for a voter: by the SHA-256 of `seed|number`. */
export async function lotOrder(seed: string, count: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const lots = await Promise.all(
    numbers.map(async (index) =>
      hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${seed}|${index}`))),
    ),
  );
  return numbers.sort((a, b) => ((lots[a] ?? "") < (lots[b] ?? "") ? -1 : 1));
}
