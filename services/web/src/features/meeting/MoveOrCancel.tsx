import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { LoadFailed } from "@/app/page/Loaded";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { LoadingLines } from "@/ui/Loading";
import { Section } from "@/ui/Section";
import { TextArea } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import { cancelMeeting, type Meeting, moveMeeting, otherSlotsQuery } from "./api";
import { SlotField } from "./SlotField";
import { TakenNotice } from "./TakenNotice";
import { useChange } from "./useChange";

/** Another time, or no meeting at all. Until it begins it can be moved. */
export function MoveOrCancel({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"move" | "cancel" | null>(null);
  const close = () => setOpen(null);
  const movable = useNow(15_000) < Date.parse(meeting.starts);
  return (
    <Section title={<Trans>Does the time not suit?</Trans>}>
      <div className="row">
        {movable && (
          <Button size="small" onClick={() => setOpen("move")}>
            <Trans>Move it</Trans>
          </Button>
        )}
        <Button size="small" look="ending" onClick={() => setOpen("cancel")}>
          <Trans>Cancel the meeting</Trans>
        </Button>
      </div>
      <Dialog open={open === "move"} onClose={close} title={t`Move the meeting`}>
        <Move meeting={meeting} onDone={close} />
      </Dialog>
      <Dialog open={open === "cancel"} onClose={close} title={t`Cancel the meeting?`}>
        <Cancel meeting={meeting} onDone={close} />
      </Dialog>
    </Section>
  );
}

interface Props {
  meeting: Meeting;
  onDone: () => void;
}

function Move({ meeting, onDone }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const slots = useQuery(otherSlotsQuery(id, meeting.id));
  const [slot, setSlot] = useState("");
  const move = useChange(
    (conference, chosen: string) => moveMeeting(conference, meeting.id, chosen),
    () => {
      toast({ text: t`The meeting is moved. Both of you get a mail.` });
      onDone();
    },
  );
  const wanted = slots.data?.find((each) => each.id === move.variables)?.starts;
  if (slots.error)
    return <LoadFailed name={t`The times`} error={slots.error} retry={() => void slots.refetch()} />;
  if (slots.data === undefined) return <LoadingLines label={t`The times are loading`} lines={2} />;
  return (
    <>
      <SlotField
        label={t`Free for both of you`}
        slots={slots.data}
        value={slot}
        onChange={setSlot}
        none={t`Choose a time`}
      />
      {slots.data.length === 0 && (
        <p className="s">
          <Trans>No other time is free for both of you. Write to each other in the chat.</Trans>
        </p>
      )}
      {move.error && (
        <TakenNotice error={move.error} wanted={wanted} pending={move.isPending} onChoose={move.mutate} />
      )}
      <div className="row">
        <Button
          look="filled"
          disabled={slot === ""}
          pending={move.isPending}
          onClick={() => move.mutate(slot)}
        >
          <Trans>Move it</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </>
  );
}

function Cancel({ meeting, onDone }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const cancel = useChange((conference, why: string) => cancelMeeting(conference, meeting.id, why), onDone);
  return (
    <>
      <p className="s">
        <Trans>The time of both of you is free again. The other side reads your reason.</Trans>
      </p>
      <TextArea
        label={t`Why`}
        rows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {cancel.error && <FormError error={cancel.error} />}
      <div className="row">
        <Button autoFocus onClick={onDone}>
          <Trans>Keep it</Trans>
        </Button>
        <Button
          look="ending"
          disabled={reason.trim() === ""}
          pending={cancel.isPending}
          onClick={() => cancel.mutate(reason.trim())}
        >
          <Trans>Cancel the meeting</Trans>
        </Button>
      </div>
    </>
  );
}
