import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { WriteButton } from "@/features/chat";
import { Entries, PersonLine, useNameOf } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Line } from "@/ui/Lines";
import { AskForm } from "./AskForm";
import type { Partner } from "./api";

const shown = 2;

/** Somebody who wants to meet: what they look for and offer, and the way to ask. */
export function PartnerLine({ partner, mayAsk }: { partner: Partner; mayAsk: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"ask" | "all" | null>(null);
  const close = () => setOpen(null);
  const name = useNameOf()(partner);
  const isLong = ["offer", "need"].some(
    (side) => partner.entries.filter((each) => each.side === side).length > shown,
  );
  return (
    <Line
      acts={
        <>
          {mayAsk && (
            <Button size="small" aria-label={t`Ask ${name} for a meeting`} onClick={() => setOpen("ask")}>
              <Trans>Ask for a meeting</Trans>
            </Button>
          )}
          <WriteButton participant={partner.id} name={name} />
          {isLong && (
            <Button
              look="quiet"
              size="small"
              aria-label={t`Everything of ${name}`}
              onClick={() => setOpen("all")}
            >
              <Trans>Everything</Trans>
            </Button>
          )}
        </>
      }
    >
      <PersonLine person={partner}>
        <Entries entries={partner.entries} most={shown} />
      </PersonLine>
      <Dialog open={open === "ask"} onClose={close} title={t`Ask ${name} for a meeting`}>
        <AskForm partner={partner} onDone={close} />
      </Dialog>
      <Dialog
        open={open === "all"}
        onClose={close}
        title={name}
        acts={
          <Button autoFocus onClick={close}>
            <Trans>Close</Trans>
          </Button>
        }
      >
        {partner.goals.length > 0 && (
          <p className="s">
            <Trans>Wants to: {partner.goals.join(", ")}</Trans>
          </p>
        )}
        <Entries entries={partner.entries} />
      </Dialog>
    </Line>
  );
}
