import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { alternativesOf, PersonLine, TakenNotice, useChange, useNameOf } from "@/features/meeting";
import { clock, shortDay } from "@/time/format";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Line } from "@/ui/Lines";
import { toast } from "@/ui/toasts";
import { acceptRequest, type Request } from "./api";
import { ChooseTime } from "./ChooseTime";
import { Decline } from "./Decline";

/** A request that I have to answer: accept at a time that is free for both, another time, or decline. */
export function WaitingLine({ request }: { request: Request }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"accept" | "counter" | "decline" | null>(null);
  const close = () => setOpen(null);
  const name = useNameOf()(request.other);
  const accept = useChange(
    (conference, slot: string) => acceptRequest(conference, request.id, slot),
    () => toast({ text: t`You meet ${name}. It is in both agendas.` }),
  );
  const { proposed } = request;
  const time = proposed && clock(proposed.starts);
  return (
    <Line
      acts={
        <>
          {alternativesOf(accept.error) === null && (
            <Button
              look="filled"
              size="small"
              aria-label={time ? t`Accept ${time}, ${name}` : t`Accept, ${name}`}
              pending={accept.isPending}
              onClick={() => (proposed ? accept.mutate(proposed.id) : setOpen("accept"))}
            >
              {time ? <Trans>Accept {time}</Trans> : <Trans>Accept</Trans>}
            </Button>
          )}
          <Button size="small" aria-label={t`Other time, ${name}`} onClick={() => setOpen("counter")}>
            <Trans>Other time</Trans>
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label={t`Decline, ${name}`}
            onClick={() => setOpen("decline")}
          >
            <Trans>Decline</Trans>
          </Button>
        </>
      }
    >
      <PersonLine person={request.other}>
        <Words request={request} />
      </PersonLine>
      {accept.error && (
        <TakenNotice
          error={accept.error}
          wanted={proposed?.starts}
          pending={accept.isPending}
          onChoose={accept.mutate}
        />
      )}
      <Dialog
        open={open === "accept" || open === "counter"}
        onClose={close}
        title={open === "counter" ? t`Propose another time to ${name}` : t`When do you meet ${name}?`}
      >
        <ChooseTime request={request} means={open === "counter" ? "counter" : "accept"} onDone={close} />
      </Dialog>
      <Dialog open={open === "decline"} onClose={close} title={t`Decline the request of ${name}?`}>
        <Decline request={request} onDone={close} />
      </Dialog>
    </Line>
  );
}

function Words({ request }: { request: Request }) {
  const { message, sent_by_me, proposed, expires_at } = request;
  const [day, until] = [shortDay(expires_at), clock(expires_at)];
  const [on, time] = proposed ? [shortDay(proposed.starts), clock(proposed.starts)] : ["", ""];
  return (
    <>
      <p className="s">
        <q>{message}</q>
      </p>
      <p className="xs dim">
        {sent_by_me && <Trans>You asked; they propose another time.</Trans>}{" "}
        {proposed && (
          <Trans>
            Proposed: {on}, {time}.
          </Trans>
        )}{" "}
        <Trans>
          Lapses by itself on {day} at {until}.
        </Trans>
      </p>
    </>
  );
}
