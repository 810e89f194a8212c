import * as v from "valibot";
import { hasCode } from "@/http/problem";

const Alternatives = v.array(v.object({ slot: v.string(), starts: v.string(), ends: v.string() }));
export type Alternative = v.InferOutput<typeof Alternatives>[number];

/** The times that are still free for both, when the service says that the chosen one is gone; else null. */
export function alternativesOf(error: Error | null): Alternative[] | null {
  if (!hasCode(error, "slot_taken")) return null;
  const parsed = v.safeParse(Alternatives, error.members.alternatives);
  return parsed.success ? parsed.output : [];
}
