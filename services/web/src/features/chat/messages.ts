import type { InfiniteData } from "@tanstack/react-query";
import * as v from "valibot";
import type { LiveEvent } from "@/live/frames";
import type { Message } from "./api";

/** Pages of messages as the cache holds them: the newest first. */
export interface Pages {
  items: Message[];
}
type Held<P extends Pages> = InfiniteData<P>;

const Posted = v.object({
  id: v.string(),
  channel: v.string(),
  sender: v.object({
    id: v.string(),
    name: v.string(),
    organisation: v.string(),
    country: v.string(),
    picture: v.optional(v.nullable(v.string()), null),
  }),
  text: v.string(),
  posted_at: v.string(),
});

/** The message that an event tells of; null where it is not as expected. */
export function messageOf(event: LiveEvent): Message | null {
  const parsed = v.safeParse(Posted, event.data);
  return parsed.success ? { ...parsed.output, removed: false, version: event.version ?? 1 } : null;
}

/** Put a new message on top, once. */
export function withMessage<P extends Pages>(held: Held<P>, message: Message): Held<P> {
  const [first, ...rest] = held.pages;
  const known = held.pages.some(({ items }) => items.some(({ id }) => id === message.id));
  if (first === undefined || known) return held;
  return { ...held, pages: [{ ...first, items: [message, ...first.items] }, ...rest] };
}

/** Take a message's text away; it keeps its place. */
export function withRemoved<P extends Pages>(held: Held<P>, id: string): Held<P> {
  const empty = (message: Message) => (message.id === id ? { ...message, text: "", removed: true } : message);
  return { ...held, pages: held.pages.map((page) => ({ ...page, items: page.items.map(empty) })) };
}

/** What the cache holds after an event; the same object where the event changes nothing, null where it must ask. */
export function afterEvent<P extends Pages>(held: Held<P>, event: LiveEvent): Held<P> | null {
  if (event.kind === "message.removed") return event.entity === null ? null : withRemoved(held, event.entity);
  const message = messageOf(event);
  return message === null ? null : withMessage(held, message);
}

/** All messages, the oldest first. */
export const inOrder = <P extends Pages>(held: Held<P>): Message[] =>
  held.pages.flatMap(({ items }) => items).reverse();

/** Whether a message goes on from the one before: same sender, within five minutes. */
export const goesOn = (message: Message, before: Message | undefined): boolean =>
  before?.sender.id === message.sender.id &&
  Date.parse(message.posted_at) - Date.parse(before.posted_at) < 5 * 60_000;
