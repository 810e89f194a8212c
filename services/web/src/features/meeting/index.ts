/** What other features may use of meetings. */
export { type Entry, type Meeting, meetingsQuery, networkingKey, type Person, type Slot } from "./api";
export { byDay } from "./byDay";
export { Entries } from "./Entries";
export { momentOf, otherOf } from "./moments";
export { about, PersonLine, useNameOf } from "./PersonLine";
export { SlotField } from "./SlotField";
export { TakenNotice } from "./TakenNotice";
export { alternativesOf } from "./taken";
export { meetingTarget } from "./targets";
export { useChange } from "./useChange";
export { type Category, categories, isCategory } from "./words";
