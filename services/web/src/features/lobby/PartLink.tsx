import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { linkOf } from "./contributions";

/** The way from a part of the lobby to the whole of it, if a feature has one. */
export function PartLink({ part }: { part: "next" | "waiting" }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const whole = linkOf(part);
  return whole ? <Link {...whole.link(slug)}>{t(whole.label)}</Link> : null;
}
