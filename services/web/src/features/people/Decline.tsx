import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FormError } from "@/app/form/Form";
import { useChange } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { Choice } from "@/ui/Choice";
import { declineRequest, type Reason, type Request } from "./api";
import { isReason, reasons } from "./words";

/** Say no, with a reason that the other side reads. */
export function Decline({ request, onDone }: { request: Request; onDone: () => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState<Reason | null>(null);
  const decline = useChange((conference, why: Reason) => declineRequest(conference, request.id, why), onDone);
  return (
    <>
      <Choice
        label={t`Why`}
        hint={t`They read it.`}
        value={reason}
        onChange={setReason}
        options={Object.keys(reasons)
          .filter(isReason)
          .map((value) => ({ value, label: t(reasons[value]) }))}
      />
      {decline.error && <FormError error={decline.error} />}
      <div className="row">
        <Button autoFocus onClick={onDone}>
          <Trans>Leave it open</Trans>
        </Button>
        <Button
          look="ending"
          disabled={reason === null}
          pending={decline.isPending}
          onClick={() => reason !== null && decline.mutate(reason)}
        >
          <Trans>Decline</Trans>
        </Button>
      </div>
    </>
  );
}
