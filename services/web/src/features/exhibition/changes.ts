import type { QueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import type { LiveEvent } from "@/live/frames";
import { boothQuery, boothsQuery } from "./api";

const Counts = v.object({
  booth: v.string(),
  here: v.number(),
  waiting: v.number(),
  waiting_since: v.nullable(v.string()),
});
const Answer = v.object({
  request: v.string(),
  booth: v.string(),
  state: v.picklist(["waiting", "answered", "ended", "withdrawn"]),
  place: v.nullable(v.number()),
  means: v.nullable(v.picklist(["chat", "video"])),
});
const Of = v.object({ booth: v.string() });

const parse = <T extends v.GenericSchema>(schema: T, event: LiveEvent): v.InferOutput<T> | null => {
  const parsed = v.safeParse(schema, event.data);
  return parsed.success ? parsed.output : null;
};

/** The booth that a frame is about. */
export const boothOf = (event: LiveEvent): string | null => parse(Of, event)?.booth ?? null;

/** How the reader's request stands now. */
export const answerOf = (event: LiveEvent) => parse(Answer, event);

/** Put the counts of a `hall.changed` frame into what is known of the hall and of the booth. */
export function patchHall(cache: QueryClient, conference: string, event: LiveEvent): void {
  const counts = parse(Counts, event);
  if (counts === null) return;
  const { booth, ...now } = counts;
  cache.setQueryData(boothsQuery(conference).queryKey, (booths) =>
    booths?.map((each) =>
      each.id === booth ? { ...each, ...now, queue_version: event.version ?? each.queue_version } : each,
    ),
  );
  cache.setQueryData(
    boothQuery(conference, booth).queryKey,
    (known) => known && { ...known, ...now, queue_version: event.version ?? known.queue_version },
  );
}
