/** What other features may use of the trustees. */
export { Ceremony } from "./Ceremony";
