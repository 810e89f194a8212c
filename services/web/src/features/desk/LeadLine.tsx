import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { countryName } from "@/app/words/places";
import {
  type Lead,
  leadFields,
  leadsQuery,
  leftFields,
  noteLead,
  rateLead,
  removeNote,
} from "@/features/exhibition";
import { useCreate } from "@/http/useCreate";
import { clock } from "@/time/format";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Line } from "@/ui/Lines";
import { SelectField, TextField } from "@/ui/TextField";
import styles from "./LeadLine.module.css";

/** One lead: the fields that were left, how promising it is, and notes. */
export function LeadLine({ booth, lead }: { booth: string; lead: Lead }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: leadsQuery(id, booth).queryKey });
  const rate = useMutation({
    mutationFn: (rating: number | null) => rateLead(id, lead.id, rating),
    onSuccess: again,
  });
  const fields = leftFields(lead.fields);
  const who = lead.fields.name ?? t`Somebody who left no name`;
  const time = clock(lead.left_at);
  return (
    <Line>
      <div className={styles.head}>
        <div>
          <h3>{who}</h3>
          <p className="s dim">
            <Trans>left at {time}</Trans>
          </p>
        </div>
        <SelectField
          label={t`How promising: ${who}`}
          hideLabel
          value={lead.rating ?? ""}
          onChange={(event) => rate.mutate(event.target.value === "" ? null : Number(event.target.value))}
        >
          <option value="">{t`Not rated`}</option>
          <option value="3">{t`Very promising`}</option>
          <option value="2">{t`Promising`}</option>
          <option value="1">{t`For later`}</option>
        </SelectField>
      </div>
      <ul className={styles.fields}>
        {fields
          .filter(([field]) => field !== "name")
          .map(([field, value]) => (
            <li key={field}>
              <Chip tone="on">{t(leadFields[field])}</Chip> {field === "country" ? countryName(value) : value}
            </li>
          ))}
      </ul>
      {rate.error && <FormError error={rate.error} />}
      <Notes lead={lead} who={who} again={again} />
    </Line>
  );
}

function Notes({ lead, who, again }: { lead: Lead; who: string; again: () => Promise<void> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const [text, setText] = useState("");
  const add = useCreate({
    create: (words: string, key) => noteLead(id, lead.id, words, key),
    onSuccess: () => {
      setText("");
      return again();
    },
  });
  const remove = useMutation({
    mutationFn: (note: string) => removeNote(id, lead.id, note),
    onSuccess: again,
  });
  return (
    <>
      <ul className="s">
        {lead.notes.map((note) => (
          <li key={note.id} className="row apart">
            <span>
              {note.text} <span className="dim">{note.author.name}</span>
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={t`Remove the note: ${note.text}`}
              onClick={() => remove.mutate(note.id)}
            >
              <Trans>Remove</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles.note}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "" && !add.isPending) add.mutate(text.trim());
        }}
      >
        <TextField
          label={t`Note about ${who}`}
          placeholder={t`A note for your colleagues`}
          hideLabel
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={add.error?.message}
        />
        <Button type="submit" pending={add.isPending}>
          <Trans>Note it</Trans>
        </Button>
      </form>
    </>
  );
}
