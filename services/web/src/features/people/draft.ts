import { t } from "@lingui/core/macro";
import { refuse } from "@/app/form/values";
import { type Category, isCategory } from "@/features/meeting";
import type { ApiError } from "@/http/problem";
import type { EntryIn, Profile, Side } from "./api";

/** One offer or need as it stands in the form. */
export interface DraftEntry {
  key: string;
  side: Side;
  text: string;
  category: Category | null;
  language: string;
}

/** My profile as it stands in the form. */
export interface Draft {
  opted_in: boolean;
  goals: string;
  entries: DraftEntry[];
  unavailable: string[];
}

export const newEntry = (side: Side): DraftEntry => ({
  key: crypto.randomUUID(),
  side,
  text: "",
  category: null,
  language: "en",
});

export function draftOf(profile: Profile): Draft {
  const entries = profile.entries.map(({ side, text, category, language }) => ({
    ...newEntry(side === "offer" ? "offer" : "need"),
    text,
    category: isCategory(category) ? category : null,
    language,
  }));
  const blank = (["need", "offer"] as const).filter((side) => entries.every((each) => each.side !== side));
  return {
    opted_in: profile.opted_in,
    goals: profile.goals.join(", "),
    entries: [...entries, ...blank.map(newEntry)],
    unavailable: profile.unavailable,
  };
}

const written = ({ entries }: Draft) => entries.filter(({ text }) => text.trim() !== "");

/** What is wrong with it before it is sent, at the entry's key. */
export const problems = (draft: Draft): ApiError | null =>
  refuse(
    Object.fromEntries(
      written(draft).map(({ key, text }) => [
        key,
        text.trim().length < 3 && t`Write at least three letters.`,
      ]),
    ),
  );

/** What is sent: empty entries are left out, what the form does not show stays as it was. */
export function profileIn(draft: Draft, { profiling }: Profile) {
  const entries: EntryIn[] = written(draft).map(({ key: _, text, ...entry }) => ({
    ...entry,
    text: text.trim(),
  }));
  const goals = draft.goals
    .split(",")
    .map((goal) => goal.trim())
    .filter(Boolean);
  return { opted_in: draft.opted_in, profiling, goals, entries, unavailable: draft.unavailable };
}
