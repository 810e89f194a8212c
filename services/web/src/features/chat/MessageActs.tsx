import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import { type Message, removeMessage, reportMessage, silence } from "./api";
import styles from "./MessageActs.module.css";
import { useNameOf } from "./MessageRow";

interface Props {
  message: Message;
  /** I moderate the channel of this thing; null where I do not. */
  moderated: string | null;
}

const minutes = 10;

/** What one can do with a message: remove one's own, report another's; a moderator removes and silences. */
export function MessageActs({ message, moderated }: Props) {
  const { t } = useLingui();
  const { me } = useConference();
  const [open, setOpen] = useState(false);
  const mine = message.sender.id === me.participant;
  const name = useNameOf()(message.sender);
  return (
    <>
      <button
        type="button"
        className={styles.more}
        aria-label={mine ? t`Your message: more` : t`Message of ${name}: more`}
        onClick={() => setOpen(true)}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={mine ? t`Your message` : t`Message of ${name}`}
        acts={
          <Button autoFocus onClick={() => setOpen(false)}>
            <Trans>Leave it</Trans>
          </Button>
        }
      >
        <blockquote className={styles.quote}>{message.text}</blockquote>
        <div className="stack">
          {(mine || moderated !== null) && <Remove message={message} done={() => setOpen(false)} />}
          {!mine && moderated !== null && (
            <Silence thing={moderated} message={message} name={name} done={() => setOpen(false)} />
          )}
          {!mine && <Report message={message} done={() => setOpen(false)} />}
        </div>
      </Dialog>
    </>
  );
}

interface ActProps {
  message: Message;
  done: () => void;
}

function Remove({ message, done }: ActProps) {
  const { id } = useConference();
  const remove = useMutation({ mutationFn: () => removeMessage(id, message.id), onSuccess: done });
  return (
    <div>
      <Button look="ending" pending={remove.isPending} onClick={() => remove.mutate()}>
        <Trans>Remove it for everybody</Trans>
      </Button>
      {remove.error && <FormError error={remove.error} />}
    </div>
  );
}

function Silence({ thing, message, name, done }: ActProps & { thing: string; name: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const act = useMutation({
    mutationFn: () => silence(id, thing, message.sender.id, minutes),
    onSuccess: () => {
      toast({ text: t`${name} cannot write here for ten minutes.` });
      done();
    },
  });
  return (
    <div>
      <Button look="ending" pending={act.isPending} onClick={() => act.mutate()}>
        <Trans>Silence {name} here for ten minutes</Trans>
      </Button>
      {act.error && <FormError error={act.error} />}
    </div>
  );
}

function Report({ message, done }: ActProps) {
  const { t } = useLingui();
  const { id } = useConference();
  const [reason, setReason] = useState("");
  const report = useCreate({
    create: (why: string, key) => reportMessage(id, message.id, why, key),
    onSuccess: () => {
      toast({ text: t`The organisers look at it.` });
      done();
    },
  });
  return (
    <div className="stack">
      <TextArea
        label={t`What is wrong with it?`}
        hint={t`Only the organisers read this, with your name.`}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button pending={report.isPending} onClick={() => report.mutate(reason)}>
        <Trans>Report it to the organisers</Trans>
      </Button>
      {report.error && <FormError error={report.error} />}
    </div>
  );
}
