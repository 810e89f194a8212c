/** What other features may use of the awards. */
export { TurnoutNow } from "./TurnoutNow";
