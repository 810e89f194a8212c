import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { LoadFailed } from "@/app/page/Loaded";
import { SlotField, TakenNotice, useChange } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { LoadingLines } from "@/ui/Loading";
import { toast } from "@/ui/toasts";
import { acceptRequest, commonSlotsQuery, counterRequest, type Request } from "./api";

interface Props {
  request: Request;
  /** accept: the meeting is made at once; counter: the other side has to say yes. */
  means: "accept" | "counter";
  onDone: () => void;
}

/** A time that is free for both, to meet then or to propose it. */
export function ChooseTime({ request, means, onDone }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const slots = useQuery(commonSlotsQuery(id, request.other.id));
  const [slot, setSlot] = useState("");
  const choose = useChange(
    async (conference, chosen: string) => {
      const act = means === "accept" ? acceptRequest : counterRequest;
      await act(conference, request.id, chosen);
    },
    () => {
      toast({
        text: means === "accept" ? t`You meet. It is in both agendas.` : t`Proposed. It is their turn.`,
      });
      onDone();
    },
  );
  if (slots.error)
    return <LoadFailed name={t`The times`} error={slots.error} retry={() => void slots.refetch()} />;
  if (slots.data === undefined) return <LoadingLines label={t`The times are loading`} lines={2} />;
  const wanted = slots.data.find((each) => each.id === choose.variables)?.starts;
  return (
    <>
      <SlotField
        label={t`Free for both of you`}
        slots={slots.data.filter((each) => means === "accept" || each.id !== request.proposed?.id)}
        value={slot}
        onChange={setSlot}
        none={t`Choose a time`}
      />
      {slots.data.length === 0 && (
        <p className="s">
          <Trans>No time is free for both of you. Free one of yours, or write to them.</Trans>
        </p>
      )}
      {choose.error && (
        <TakenNotice
          error={choose.error}
          wanted={wanted}
          pending={choose.isPending}
          onChoose={choose.mutate}
        />
      )}
      <div className="row">
        <Button
          look="filled"
          disabled={slot === ""}
          pending={choose.isPending}
          onClick={() => choose.mutate(slot)}
        >
          {means === "accept" ? <Trans>Accept</Trans> : <Trans>Propose it</Trans>}
        </Button>
        <Button onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </>
  );
}
