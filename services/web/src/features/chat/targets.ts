import { linkOptions } from "@tanstack/react-router";

/** All of one's conversations. */
export const messagesTarget = (slug: string) => linkOptions({ to: "/c/$slug/messages", params: { slug } });

/** The direct messages with somebody. */
export const directTarget = (slug: string, participant: string) =>
  linkOptions({ to: "/c/$slug/messages/$participant", params: { slug, participant } });
