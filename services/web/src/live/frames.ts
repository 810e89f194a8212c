import * as v from "valibot";

const Event = v.object({
  type: v.literal("event"),
  topic: v.string(),
  seq: v.number(),
  kind: v.string(),
  entity: v.optional(v.nullable(v.string()), null),
  version: v.optional(v.nullable(v.number()), null),
  data: v.optional(v.unknown()),
});

const Frame = v.variant("type", [
  v.object({ type: v.literal("welcome") }),
  v.object({ type: v.literal("granted"), topics: v.record(v.string(), v.number()) }),
  v.object({ type: v.literal("refused"), topics: v.array(v.string()) }),
  v.object({ type: v.literal("refetch"), topic: v.string(), within: v.optional(v.number(), 5) }),
  v.object({ type: v.literal("pong") }),
  Event,
]);

/** Something that happened, as the gateway tells it. `data` is parsed by whoever understands the kind. */
export type LiveEvent = v.InferOutput<typeof Event>;
export type Frame = v.InferOutput<typeof Frame>;

/** The frames in one message; several frames of a topic may come together. Kinds that are new to us are left out. */
export function parseFrames(text: string): Frame[] {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return [];
  }
  const all = Array.isArray(message) ? message : [message];
  return all.flatMap((one) => {
    const parsed = v.safeParse(Frame, one);
    return parsed.success ? [parsed.output] : [];
  });
}
