import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/Button";
import { Choice } from "@/ui/Choice";
import type { Verdict } from "./api";

const verdicts = [
  { value: "not_my_field", label: msg`Not my field` },
  { value: "already_in_contact", label: msg`We know each other already` },
  { value: "no_time", label: msg`No time for it` },
  { value: "wrong_person", label: msg`The wrong person of that organisation` },
  { value: "other", label: msg`Something else` },
] as const;

/** Dismiss a suggestion with a reason; only the list learns from it, nobody reads it. */
export function NotForMe({ onChoose, onDone }: { onChoose: (verdict: Verdict) => void; onDone: () => void }) {
  const { t } = useLingui();
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]["value"] | null>(null);
  return (
    <>
      <Choice
        label={t`Why`}
        hint={t`Your list learns from it. Nobody reads it.`}
        value={verdict}
        onChange={setVerdict}
        options={verdicts.map(({ value, label }) => ({ value, label: t(label) }))}
      />
      <div className="row">
        <Button look="filled" disabled={verdict === null} onClick={() => verdict && onChoose(verdict)}>
          <Trans>Take it off my list</Trans>
        </Button>
        <Button autoFocus onClick={onDone}>
          <Trans>Leave it there</Trans>
        </Button>
      </div>
    </>
  );
}
