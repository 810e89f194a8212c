import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useConferenceData } from "@/app/conference/useConferenceData";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { fromField, toField } from "@/time/zoned";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";
import { type Election, extendElection } from "../api";
import { useAwardChange } from "./useAwardChange";

/** Move the closing to a later moment, where the rules allow it. */
export function Extend({ election }: { election: Election }) {
  const { t } = useLingui();
  const zone = useConferenceData()?.time_zone ?? "UTC";
  const [wrong, setWrong] = useState<Error | null>(null);
  const extend = useAwardChange(
    (conference, until: string) => extendElection(conference, election.id, until),
    t`Voting is extended; everybody is told.`,
  );
  const error = wrong ?? extend.error;
  const submit = (data: FormData) => {
    const until = fromField(text(data, "closes_at"), zone);
    setWrong(refuse({ closes_at: until === null && t`Give a date and a time.` }));
    if (until !== null) extend.mutate(until);
  };
  return (
    <details>
      <summary>
        <Trans>Extend voting</Trans>
      </summary>
      <Form error={error} onSubmit={submit}>
        <TextField
          label={t`Extend until`}
          hint={t`Only to a later moment, on the clocks of the conference`}
          name="closes_at"
          type="datetime-local"
          defaultValue={election.closes_at === null ? "" : toField(election.closes_at, zone)}
          error={fieldError(error, "closes_at")}
        />
        <div className="row">
          <Button type="submit" pending={extend.isPending}>
            <Trans>Extend it</Trans>
          </Button>
        </div>
      </Form>
    </details>
  );
}
