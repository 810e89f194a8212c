import { useQueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import { useConference } from "@/app/conference/useConference";
import type { LiveEvent } from "@/live/frames";
import { useLiveQuery } from "@/live/useTopic";
import { type Question, questionsQuery } from "../api";

const State = v.picklist(["open", "answering", "answered", "hidden"]);
const Person = v.object({
  id: v.string(),
  name: v.string(),
  headline: v.string(),
  organisation: v.string(),
  country: v.string(),
  picture: v.nullable(v.string()),
});
const Changed = v.object({ question: v.string(), state: State, votes: v.number() });
const Asked = v.object({ ...Changed.entries, text: v.string(), asker: Person, asked_at: v.string() });

/** What the list of questions becomes by an event; null where it has to be asked for again. */
export function afterEvent(all: readonly Question[], event: LiveEvent): Question[] | null {
  const version = event.version ?? 1;
  if (event.kind === "question.gone") return all.filter(({ id }) => id !== event.entity);
  if (event.kind === "question.asked") {
    const asked = v.safeParse(Asked, event.data);
    if (!asked.success) return null;
    const { question: id, ...facts } = asked.output;
    return all.some((one) => one.id === id)
      ? [...all]
      : [...all, { id, ...facts, supported: false, version }];
  }
  if (event.kind !== "question.changed") return [...all];
  const changed = v.safeParse(Changed, event.data);
  const known = changed.success && all.find(({ id }) => id === changed.output.question);
  // A hidden question that is shown again is not known here; one that is hidden leaves, or stays for moderators.
  if (!changed.success || !known || "hidden" in { [known.state]: 0, [changed.output.state]: 0 }) return null;
  const { state, votes } = changed.output;
  return all.map((one) =>
    one.id === known.id && one.version < version ? { ...one, state, votes, version } : one,
  );
}

/** Keeps the questions of a session fresh from its frames. */
export function useLiveQuestions(session: string): void {
  const { id } = useConference();
  const cache = useQueryClient();
  const { queryKey } = questionsQuery(id, session);
  useLiveQuery(`session.${session}`, queryKey, (event) => {
    if (!event.kind.startsWith("question.")) return true;
    const all = cache.getQueryData(queryKey);
    const after = all === undefined ? null : afterEvent(all, event);
    if (after === null) return false;
    cache.setQueryData(queryKey, after);
    return true;
  });
}
