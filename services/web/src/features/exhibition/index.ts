/** What the booth's pages and the desk share of the exhibition. */
export * from "./api";
export { HereNow } from "./HereNow";
export { ShiftTimes } from "./ShiftTimes";
export { boothTarget, deskTarget, hallTarget, heldTarget, talkTarget } from "./targets";
export { isLeadField, leadFields, leftFields, say } from "./words";
