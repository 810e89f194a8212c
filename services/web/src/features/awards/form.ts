import * as v from "valibot";
import type { Election as SealedFor } from "./sealing/ballot";
import type { Opened } from "./sealing/open";

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

/** One question of a ballot as it is drawn: its number, and the numbers of its answers from top to bottom. */
export interface Drawn {
  index: number;
  order: readonly number[];
}

/** Read what a ballot is made from out of the election's file. */
export const readForm = (file: string): Form => v.parse(Form, JSON.parse(file));

/** Whether an answer may be cast. */
export const fits = ({ min, max, blank }: Question, answer: Answer): boolean =>
  answer !== null && (answer.abstains ? blank : answer.chosen.length >= min && answer.chosen.length <= max);

/** The answers chosen, by name. */
export const chosenIn = ({ answers }: Question, answer: Answer): string[] =>
  answers.filter((_, index) => answer?.abstains === false && answer.chosen.includes(index));

/** The choices as they are encrypted: the blank one first where there is one, then one for each answer. */
export function choicesOf({ answers, blank }: Question, answer: Answer): number[] {
  const abstains = answer?.abstains ?? false;
  const chosen = answer === null || answer.abstains ? [] : answer.chosen;
  const each = answers.map((_, index) => (chosen.includes(index) ? 1 : 0));
  return blank ? [abstains ? 1 : 0, ...each] : each;
}

/** Whether an opened ballot holds exactly this answer. */
export function holds(question: Question, answer: Answer, opened: readonly Opened[]): boolean {
  const choices = choicesOf(question, answer);
  return (
    opened.length === choices.length && choices.every((choice, index) => opened[index]?.holds === choice)
  );
}

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (value) => value.toString(16).padStart(2, "0")).join("");

/** Numbers from 0 in the order drawn by lot for a voter: by the SHA-256 of `seed|number`. */
export async function lotOrder(seed: string, count: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const lots = await Promise.all(
    numbers.map(async (index) =>
      hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${seed}|${index}`))),
    ),
  );
  return numbers.sort((a, b) => ((lots[a] ?? "") < (lots[b] ?? "") ? -1 : 1));
}

/** Several questions with one scale of answers ask for a grade for each nominee. */
function isGrading({ questions }: Form): boolean {
  const [first, ...others] = questions.map(({ answers, max }) => JSON.stringify([answers, max]));
  return questions[0]?.max === 1 && others.length > 0 && others.every((other) => other === first);
}

/** Draw a ballot for a voter: nominees by lot. Where grades are asked the nominees are the questions, and a scale keeps its order. */
export async function draw(form: Form, seed: string): Promise<Drawn[]> {
  const { questions } = form;
  if (isGrading(form)) {
    const scale = (questions[0]?.answers ?? []).map((_, index) => index);
    return (await lotOrder(seed, questions.length)).map((index) => ({ index, order: scale }));
  }
  return Promise.all(
    questions.map(async ({ answers }, index) => ({ index, order: await lotOrder(seed, answers.length) })),
  );
}
