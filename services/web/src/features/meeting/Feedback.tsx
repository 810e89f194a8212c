import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Choice } from "@/ui/Choice";
import { Section } from "@/ui/Section";
import { TextArea } from "@/ui/TextField";
import { giveFeedback, type Meeting } from "./api";
import { useChange } from "./useChange";

/** How useful the meeting was; organisers see averages only. */
export function Feedback({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const [useful, setUseful] = useState(meeting.useful === null ? null : String(meeting.useful));
  const [comment, setComment] = useState("");
  const save = useChange((conference, body: { useful: number; comment: string }) =>
    giveFeedback(conference, meeting.id, body),
  );
  if (save.isSuccess || (meeting.useful !== null && String(meeting.useful) === useful && comment === "")) {
    return (
      <Section title={<Trans>Was it useful?</Trans>}>
        <p className="s" role="status">
          <Trans>You gave it {useful} of 5.</Trans>
        </p>
      </Section>
    );
  }
  return (
    <Section title={<Trans>Was it useful?</Trans>}>
      <div className="stack">
        <Choice
          label={t`From 1 to 5`}
          hint={t`Organisers see averages only, the other side sees nothing.`}
          value={useful}
          onChange={setUseful}
          options={[
            { value: "1", label: t`1, lost time` },
            { value: "2", label: "2" },
            { value: "3", label: "3" },
            { value: "4", label: "4" },
            { value: "5", label: t`5, very useful` },
          ]}
        />
        {useful !== null && (
          <>
            <TextArea
              label={t`Why, if you like`}
              rows={2}
              maxLength={1000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
            <Button pending={save.isPending} onClick={() => save.mutate({ useful: Number(useful), comment })}>
              <Trans>Send it</Trans>
            </Button>
          </>
        )}
        {save.error && <FormError error={save.error} />}
      </div>
    </Section>
  );
}
