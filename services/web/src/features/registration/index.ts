/** What other features may use of registration. */
export { saveFile } from "./me/saveFile";
