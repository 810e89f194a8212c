import type { Election } from "./api";

/** Whether the rules let somebody with these roles vote at all; who is on the roll, the registrar alone knows. */
export const mayVote = ({ rules }: Election, roles: readonly string[]): boolean =>
  rules.roll !== "jurors" || roles.includes("juror");
