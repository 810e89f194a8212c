import { useLingui } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { toast } from "@/ui/toasts";
import type { Session } from "./api";
import { useAgendaChange } from "./changes";
import { say } from "./words";

interface Props {
  session: Session;
  /** Something of mine is at the same time; the sentence stands beside this button. */
  clashes: boolean;
  size?: "small" | "big";
  /** The one act of the screen. */
  filled?: boolean;
}

/** Add a session to my agenda, or take it out; what one does there on stage is a fact, not a choice. */
export function AgendaAct(props: Props) {
  const { t } = useLingui();
  const { mine, state, places_left } = props.session;
  if (mine === "seated") return <Chip tone="on">{t`Your seat is kept`}</Chip>;
  if (mine === "speaker") return <Chip tone="on">{t`You speak`}</Chip>;
  if (mine === "moderator") return <Chip tone="on">{t`You moderate`}</Chip>;
  if (mine === "facilitator") return <Chip tone="on">{t`You facilitate`}</Chip>;
  if (mine === null && state === "ended") return null;
  if (mine === null && places_left === 0) return <Chip>{t`Every place is taken`}</Chip>;
  return <Press {...props} />;
}

function Press({ session, clashes, size = "small", filled = false }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const title = say(session.title);
  const again = useAgendaChange(id);
  const undo = () => again.mutate({ session: session.id, mine: true });
  const change = useAgendaChange(id, ({ mine }) =>
    mine
      ? toast({ text: t`In your agenda: ${title}` })
      : toast({ text: t`Out of your agenda: ${title}`, act: { label: t`Undo`, press: undo } }),
  );
  const label = session.mine ? t`Take out` : clashes ? t`Add both` : t`Add to agenda`;
  const look = session.mine ? "quiet" : filled ? "filled" : "outlined";
  return (
    <>
      <Button
        size={session.mine ? "small" : size}
        look={look}
        aria-label={`${label}: ${title}`}
        pending={change.isPending}
        onClick={() => change.mutate({ session: session.id, mine: session.mine === null })}
      >
        {label}
      </Button>
      {change.error && (
        <span role="alert" className="s">
          {change.error.message}
        </span>
      )}
    </>
  );
}
