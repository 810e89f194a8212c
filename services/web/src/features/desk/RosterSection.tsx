import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import {
  addShift,
  type BoothDetail,
  boothQuery,
  removeShift,
  type Shift,
  ShiftTimes,
} from "@/features/exhibition";
import { useCreate } from "@/http/useCreate";
import { clock } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { SelectField, TextField } from "@/ui/TextField";
import styles from "./RosterSection.module.css";

/** Who stands when, and adding a shift. */
export function RosterSection({ booth }: { booth: BoothDetail }) {
  const now = useNow(60_000);
  const coming = booth.shifts.filter(({ ends }) => Date.parse(ends) > now);
  return (
    <Section title={<Trans>Who stands when</Trans>}>
      {coming.length === 0 && (
        <p className="s dim">
          <Trans>Nobody is on the roster. Visitors see here when to come back.</Trans>
        </p>
      )}
      <Lines tight>
        {coming.map((shift) => (
          <Line key={shift.id}>
            <Stands shift={shift} booth={booth.id} />
          </Line>
        ))}
      </Lines>
      <AddShift booth={booth} />
    </Section>
  );
}

function Stands({ shift, booth }: { shift: Shift; booth: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeShift(id, booth, shift.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: boothQuery(id, booth).queryKey }),
  });
  const { name } = shift.person;
  const times = `${clock(shift.starts)} – ${clock(shift.ends)}`;
  return (
    <div className={styles.shift}>
      <span className="s">
        <ShiftTimes shift={shift} /> {name}
      </span>
      <Button
        size="small"
        look="quiet"
        aria-label={t`Remove ${name}, ${times}, from the roster`}
        onClick={() => remove.mutate()}
      >
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}

function AddShift({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [local, setLocal] = useState<Error | null>(null);
  const add = useCreate({
    create: (shift: { participant: string; starts: string; ends: string }, key) =>
      addShift(id, booth.id, shift, key),
    onSuccess: () => {
      setOpen(false);
      return cache.invalidateQueries({ queryKey: boothQuery(id, booth.id).queryKey });
    },
  });
  if (!open) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>Add a shift</Trans>
      </Button>
    );
  }
  const send = (data: FormData) => {
    const [starts, ends] = [Date.parse(text(data, "starts")), Date.parse(text(data, "ends"))];
    const refused = refuse({
      starts: Number.isNaN(starts) && t`Say when it begins.`,
      ends: (Number.isNaN(ends) || ends <= starts) && t`Say when it ends, after it began.`,
    });
    setLocal(refused);
    if (refused !== null) return;
    const times = { starts: new Date(starts).toISOString(), ends: new Date(ends).toISOString() };
    add.mutate({ participant: text(data, "participant"), ...times });
  };
  const error = local ?? add.error;
  return (
    <Form error={error} onSubmit={send}>
      <SelectField name="participant" label={t`Who`} error={fieldError(error, "participant")}>
        {booth.people.map(({ person }) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </SelectField>
      <TextField
        name="starts"
        type="datetime-local"
        label={t`From, on your clock`}
        error={fieldError(error, "starts")}
      />
      <TextField name="ends" type="datetime-local" label={t`Until`} error={fieldError(error, "ends")} />
      <Button type="submit" size="small" pending={add.isPending}>
        <Trans>Put on the roster</Trans>
      </Button>
    </Form>
  );
}
