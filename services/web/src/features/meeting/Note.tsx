import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Section } from "@/ui/Section";
import { TextArea } from "@/ui/TextField";
import { type Meeting, writeNote } from "./api";
import { useChange } from "./useChange";

/** A note that nobody else can read. */
export function Note({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const [note, setNote] = useState(meeting.note);
  const save = useChange((conference, text: string) => writeNote(conference, meeting.id, text));
  const isKept = note === meeting.note;
  return (
    <Section title={<Trans>Private note</Trans>} link={<span className="dim">{t`only you`}</span>}>
      <div className="stack">
        <TextArea
          label={t`Private note`}
          hideLabel
          rows={3}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {!isKept && (
          <Button size="small" pending={save.isPending} onClick={() => save.mutate(note)}>
            <Trans>Keep it</Trans>
          </Button>
        )}
        {isKept && note !== "" && (
          <p className="xs dim" role="status">
            <Trans>Kept.</Trans>
          </p>
        )}
        {save.error && <FormError error={save.error} />}
      </div>
    </Section>
  );
}
