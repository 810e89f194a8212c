import type { Request } from "./api";

const isOpen = ({ state }: Request) => state === "requested" || state === "countered";

/** Those that I have to answer, the longest wait first. */
export const waitingForMe = (requests: readonly Request[]): Request[] =>
  requests
    .filter((request) => isOpen(request) && request.my_turn)
    .sort((a, b) => a.created_at.localeCompare(b.created_at));

/** Those in which the other side has to answer. */
export const waitingForThem = (requests: readonly Request[]): Request[] =>
  requests.filter((request) => isOpen(request) && !request.my_turn);

/** Mine that came to nothing: declined or expired. */
export const closed = (requests: readonly Request[]): Request[] =>
  requests.filter(({ state, sent_by_me }) => sent_by_me && (state === "declined" || state === "expired"));
