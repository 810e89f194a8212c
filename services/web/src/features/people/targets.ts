import { linkOptions } from "@tanstack/react-router";

export const peopleTarget = (slug: string) => linkOptions({ to: "/c/$slug/people", params: { slug } });

/** What I offer, what I look for, and when I have time. */
export const offersTarget = (slug: string) => linkOptions({ to: "/c/$slug/people/me", params: { slug } });
