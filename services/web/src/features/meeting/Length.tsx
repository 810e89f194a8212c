import { Plural } from "@lingui/react/macro";
import type { Meeting } from "./api";

/** How long the two were in the room together. */
export function Length({ meeting }: { meeting: Meeting }) {
  const minutes = Math.max(1, Math.round(meeting.seconds / 60));
  return <Plural value={minutes} one="You met for # minute" other="You met for # minutes" />;
}
