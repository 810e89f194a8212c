import { linkOptions } from "@tanstack/react-router";

export const awardsTarget = (slug: string) => linkOptions({ to: "/c/$slug/awards", params: { slug } });

export const awardTarget = (slug: string, award: string) =>
  linkOptions({ to: "/c/$slug/awards/$award", params: { slug, award } });

/** Where organisers prepare an award and run its election. */
export const manageTarget = (slug: string, award: string) =>
  linkOptions({ to: "/c/$slug/awards/$award/manage", params: { slug, award } });

/** Everything public about an election: rules, list of ballots, result. */
export const electionTarget = (slug: string, election: string) =>
  linkOptions({ to: "/c/$slug/elections/$election", params: { slug, election } });

/** The same for strangers, without signing in. */
export const publicElectionTarget = (slug: string, election: string) =>
  linkOptions({ to: "/c/$slug/public/elections/$election", params: { slug, election } });

export const ballotTarget = (slug: string, election: string) =>
  linkOptions({ to: "/c/$slug/elections/$election/ballot", params: { slug, election } });

/** Where the result is revealed, place by place. */
export const ceremonyTarget = (slug: string, election: string) =>
  linkOptions({ to: "/c/$slug/elections/$election/ceremony", params: { slug, election } });
