/** What the desk uses of a booth's page. */
export { CleanText } from "./CleanText";
export { Sign } from "./Sign";
export { sizeOf } from "./size";
