/** What other features may use of registration. */
export { conferenceQuery } from "./api";
export { saveFile } from "./me/saveFile";
