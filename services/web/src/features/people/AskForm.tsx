import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { fieldError } from "@/app/form/values";
import { networkingKey, SlotField, TakenNotice } from "@/features/meeting";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import { askForMeeting, commonSlotsQuery, type Partner, requestsQuery } from "./api";

/** Why, and when if one likes; the request holds no time. A crossed request becomes the meeting at once. */
export function AskForm({ partner, onDone }: { partner: Pick<Partner, "id">; onDone: () => void }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const slots = useQuery(commonSlotsQuery(id, partner.id)).data ?? [];
  const [message, setMessage] = useState("");
  const [slot, setSlot] = useState("");
  const ask = useCreate({
    create: (chosen: string, key) =>
      askForMeeting(id, { receiver: partner.id, message: message.trim(), slot: chosen || null }, key),
    onSuccess: ({ state }) => {
      toast({
        text: state === "accepted" ? t`They had asked you too: you meet.` : t`Asked. The answer comes here.`,
      });
      onDone();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: networkingKey(id) }),
  });
  const open = useQuery(requestsQuery(id)).data?.some(
    ({ other, state }) => other.id === partner.id && (state === "requested" || state === "countered"),
  );
  const wanted = slots.find((each) => each.id === ask.variables)?.starts;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(slot);
      }}
    >
      {open && (
        <p className="s">
          <Trans>There is an open request between you two already.</Trans>
        </p>
      )}
      <TextArea
        label={t`What you want to talk about`}
        rows={3}
        maxLength={1000}
        error={fieldError(ask.error, "message")}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <SlotField
        label={t`Time you propose`}
        hint={
          slots.length === 0
            ? t`No time is free for both of you now.`
            : t`These times are free for both of you. Asking holds none of them.`
        }
        slots={slots}
        value={slot}
        onChange={setSlot}
        none={t`Let them choose`}
      />
      {ask.error && (
        <TakenNotice error={ask.error} wanted={wanted} pending={ask.isPending} onChoose={ask.mutate} />
      )}
      <div className="row">
        <Button type="submit" look="filled" disabled={message.trim() === ""} pending={ask.isPending}>
          <Trans>Send the request</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
