import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Session, Track } from "./api";

/** What a kind of session is called. */
export const sessionTypes: Record<Session["type"], MessageDescriptor> = {
  plenary: msg`Plenary`,
  panel: msg`Panel`,
  workshop: msg`Workshop`,
  breakout: msg`Breakout session`,
  table_round: msg`Table round`,
  pitch: msg`Pitching session`,
  webinar: msg`Webinar`,
  awards: msg`Awards ceremony`,
  quiz: msg`Quiz`,
  side_event: msg`Side event`,
  exhibition: msg`Exhibition`,
  meetings: msg`Meetings`,
  social: msg`Coming together`,
};

export const isSessionType = (text: string): text is Session["type"] => text in sessionTypes;

export const trackKinds: Record<Track["kind"], MessageDescriptor> = {
  theme: msg`Theme`,
  ecosystem: msg`Ecosystem`,
  strand: msg`Strand`,
};

export const isTrackKind = (text: string): text is Track["kind"] => text in trackKinds;

/** A text that the organisers wrote in some languages: the reader's, else English, else the first. */
export const say = (texts: Record<string, string>): string =>
  texts[i18n.locale] ?? texts["en"] ?? Object.values(texts)[0] ?? "";

/** Whether people gather on a stage or at tables for it; the other kinds have places of their own. */
export const hasRoom = (session: Pick<Session, "type">): boolean =>
  !["exhibition", "meetings", "social"].includes(session.type);
