export { OpenPolls } from "./OpenPolls";
export { RunningPoll, SessionPolls } from "./SessionPolls";
