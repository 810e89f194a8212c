import * as v from "valibot";
import type { LiveEvent } from "@/live/frames";

const Turnout = v.object({ poll: v.string(), voted: v.number() });

/** How many have answered a poll, out of a live event; null for any other event. */
export function readTurnout(event: LiveEvent): v.InferOutput<typeof Turnout> | null {
  if (event.kind !== "poll.turnout") return null;
  const read = v.safeParse(Turnout, event.data);
  return read.success ? read.output : null;
}
