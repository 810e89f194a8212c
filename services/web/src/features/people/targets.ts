import { linkOptions } from "@tanstack/react-router";

export const peopleTarget = (slug: string) => linkOptions({ to: "/c/$slug/people", params: { slug } });

/** What I offer, what I look for, and when I have time. */
export const offersTarget = (slug: string) => linkOptions({ to: "/c/$slug/people/me", params: { slug } });

/** How suggestions are made, what they use, and how to turn them off. */
export const profilingTarget = (slug: string) =>
  linkOptions({ to: "/c/$slug/people/suggestions", params: { slug } });
