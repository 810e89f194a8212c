import type { Question } from "../api";

const levels: Record<Question["state"], number> = { answering: 0, open: 1, answered: 2, hidden: 3 };

/** The one being answered, then those still open by support and time, then what was answered and hidden. */
export const inOrder = (questions: readonly Question[]): Question[] =>
  [...questions].sort(
    (a, b) => levels[a.state] - levels[b.state] || b.votes - a.votes || a.asked_at.localeCompare(b.asked_at),
  );
