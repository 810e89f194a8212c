import { useLingui } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { ButtonLink } from "@/ui/ButtonLink";
import type { Session } from "./api";
import { isOpen, roomTarget } from "./targets";
import { hasRoom, say } from "./words";

interface Props {
  session: Session;
  now: number;
  /** As the one act of the screen. */
  big?: boolean;
}

/** The way into a session that is open, before the doors for those on its stage; nothing after the end. */
export function EnterLink({ session, now, big = false }: Props) {
  const { t } = useLingui();
  const { slug } = useConference();
  const onStage = session.mine === "speaker" || session.mine === "moderator";
  const open = isOpen(session, now) || (onStage && session.state === "scheduled");
  if (!hasRoom(session) || !open) return null;
  const seated = session.mine === "seated" || session.mine === "facilitator";
  const table = seated ? t`Go to your table` : t`Take a seat`;
  const label = session.type === "table_round" ? table : t`Enter`;
  return (
    <ButtonLink
      {...roomTarget(slug, session)}
      size={big ? "big" : "small"}
      look={big ? "filled" : "outlined"}
      aria-label={big ? undefined : `${label}: ${say(session.title)}`}
    >
      {label}
    </ButtonLink>
  );
}
