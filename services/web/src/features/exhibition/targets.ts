import { linkOptions } from "@tanstack/react-router";

export const hallTarget = (slug: string) => linkOptions({ to: "/c/$slug/exhibition", params: { slug } });

/** A booth as a visitor sees it. */
export const boothTarget = (slug: string, booth: string) =>
  linkOptions({ to: "/c/$slug/exhibition/$booth", params: { slug, booth } });

/** The booth's room, for its staff and for whom they answer by video. */
export const talkTarget = (slug: string, booth: string) =>
  linkOptions({ to: "/c/$slug/exhibition/$booth/talk", params: { slug, booth } });

/** Where the booth's staff work. */
export const deskTarget = (slug: string, booth: string) =>
  linkOptions({ to: "/c/$slug/exhibition/$booth/desk", params: { slug, booth } });

/** Which booths hold my data. */
export const heldTarget = (slug: string) => linkOptions({ to: "/c/$slug/exhibition/held", params: { slug } });
