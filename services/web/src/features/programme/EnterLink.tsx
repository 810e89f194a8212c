import { Trans } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { ButtonLink } from "@/ui/ButtonLink";
import type { Session } from "./api";
import { isOpen, roomTarget } from "./targets";
import { hasRoom } from "./words";

/** The way into a session that is open; nothing before the doors and after the end. */
export function EnterLink({ session, now }: { session: Session; now: number }) {
  const { slug } = useConference();
  if (!hasRoom(session) || !isOpen(session, now)) return null;
  return (
    <ButtonLink {...roomTarget(slug, session)} size="small">
      <Trans>Enter</Trans>
    </ButtonLink>
  );
}
