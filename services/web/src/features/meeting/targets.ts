import { linkOptions } from "@tanstack/react-router";

export const meetingTarget = (slug: string, meeting: string) =>
  linkOptions({ to: "/c/$slug/meetings/$meeting", params: { slug, meeting } });
