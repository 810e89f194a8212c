import type { LiveEvent } from "./frames";

/** What the client knows of one topic. */
export interface TopicMemory {
  /** asking: no answer yet; granted: events come; refused: the right is missing, or was taken away. */
  state: "asking" | "granted" | "refused";
  /** Number of the last event seen; null when what one holds comes from a fetch. */
  seq: number | null;
  /** Newest version seen of each entity. */
  versions: ReadonlyMap<string, number>;
}

export const unknownTopic: TopicMemory = { state: "asking", seq: null, versions: new Map() };

/** Take an event in; `fresh` is false for one that was seen, or is older than what is held. */
export function take(memory: TopicMemory, event: LiveEvent): { memory: TopicMemory; fresh: boolean } {
  if (memory.seq !== null && event.seq <= memory.seq) return { memory, fresh: false };
  const seen = { ...memory, seq: event.seq };
  if (event.entity === null || event.version === null) return { memory: seen, fresh: true };
  if ((memory.versions.get(event.entity) ?? -1) >= event.version) return { memory: seen, fresh: false };
  const versions = new Map(memory.versions).set(event.entity, event.version);
  return { memory: { ...seen, versions }, fresh: true };
}

/**
 * The gateway granted the topic and says where it stands. Events missed since ours follow by themselves; a
 * gateway that counts anew (its number is below ours) cannot know what we missed, so we fetch again.
 */
export function grant(memory: TopicMemory, seq: number): { memory: TopicMemory; refetch: boolean } {
  const restarted = memory.seq !== null && seq < memory.seq;
  const known = restarted || memory.seq === null ? seq : memory.seq;
  const versions = restarted ? new Map<string, number>() : memory.versions;
  return { memory: { state: "granted", seq: known, versions }, refetch: restarted };
}

export const refuse = (memory: TopicMemory): TopicMemory => ({ ...memory, state: "refused", seq: null });
