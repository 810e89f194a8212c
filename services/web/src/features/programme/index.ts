/** What other features may use of the programme. */
export { type SessionDetail, sessionQuery, type TableOut, tableQuery } from "./api";
export { PeoplePicker } from "./organise/PeoplePicker";
export { QuestionsPanel } from "./questions/QuestionsPanel";
export { useSeat } from "./tables/useSeat";
export { TakeawaysPanel } from "./takeaways/TakeawaysPanel";
export { isOpen, roomTarget, sessionTarget } from "./targets";
export { say } from "./words";
