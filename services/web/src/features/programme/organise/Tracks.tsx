import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form, FormError } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { Loaded } from "@/app/page/Loaded";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { SelectField, TextField } from "@/ui/TextField";
import { addTrack, removeTrack, type Schemas, tracksQuery } from "../api";
import { fold } from "../filter";
import { isTrackKind, say, trackKinds } from "../words";

/** Themes, ecosystems and strands: added and removed. */
export function Tracks() {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const { queryKey } = tracksQuery(id);
  const tracks = useQuery(tracksQuery(id));
  const remove = useMutation({
    mutationFn: (key: string) => removeTrack(id, key),
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
  return (
    <Section title={<Trans>Tracks</Trans>}>
      <Loaded query={tracks} name={t`The tracks`}>
        {(all) => (
          <Lines tight>
            {all.map((track) => (
              <Line key={track.key}>
                <div className="row apart">
                  <span>
                    <b>{say(track.title)}</b> <span className="s dim">{t(trackKinds[track.kind])}</span>
                  </span>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t`Remove ${say(track.title)}`}
                    onClick={() => remove.mutate(track.key)}
                  >
                    <Trans>Remove</Trans>
                  </Button>
                </div>
                {remove.error && remove.variables === track.key && <FormError error={remove.error} />}
              </Line>
            ))}
          </Lines>
        )}
      </Loaded>
      <AddTrack />
    </Section>
  );
}

const keyOf = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

function AddTrack() {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const add = useCreate({
    create: (body: Schemas["NewTrack"], key) => {
      const refusal = refuse({ title: body.key === "" && t`Write what the track is called` });
      if (refusal) throw refusal;
      return addTrack(id, body, key);
    },
    onSuccess: () => {
      if (field.current) field.current.value = "";
      return cache.invalidateQueries({ queryKey: tracksQuery(id).queryKey });
    },
  });
  const submit = (data: FormData) => {
    const title = text(data, "title");
    const kind = text(data, "kind");
    add.mutate({
      key: keyOf(title),
      kind: isTrackKind(kind) ? kind : "theme",
      title: { en: title },
      position: 0,
    });
  };
  return (
    <Form error={add.error} onSubmit={submit}>
      <TextField
        ref={field}
        name="title"
        label={t`New track`}
        maxLength={200}
        error={fieldError(add.error, "title")}
      />
      <SelectField name="kind" label={t`Kind`}>
        {Object.entries(trackKinds).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {t(name)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" pending={add.isPending}>
        <Trans>Add the track</Trans>
      </Button>
    </Form>
  );
}
