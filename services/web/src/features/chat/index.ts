export { ChatPanel } from "./ChatPanel";
export { Reports } from "./Reports";
export { directTarget, messagesTarget } from "./targets";
export { WriteButton } from "./WriteButton";
