import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { useConferenceData } from "@/app/conference/useConferenceData";
import { Form } from "@/app/form/Form";
import { fieldError } from "@/app/form/values";
import { languageName, languages } from "@/app/words/places";
import { zoneName } from "@/time/format";
import { useNow } from "@/time/useNow";
import { toField } from "@/time/zoned";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { SelectField, TextArea, TextField } from "@/ui/TextField";
import { type Schemas, type Session, tracksQuery } from "../api";
import { say, sessionTypes, trackKinds } from "../words";
import { OnStage } from "./OnStage";
import { type Person, readSession } from "./readSession";
import styles from "./SessionForm.module.css";

interface Props {
  /** The session as it is; null for a new one. */
  session: Session | null;
  error: Error | null;
  pending: boolean;
  onSubmit: (body: Schemas["SessionIn"]) => void;
  submit: ReactNode;
}

/** Everything an organiser says about a session. Times are on the clocks of the conference. */
export function SessionForm({ session, error, pending, onSubmit, submit }: Props) {
  const { t } = useLingui();
  const conference = useConferenceData();
  const now = useNow(600_000);
  const [people, setPeople] = useState<readonly Person[]>(
    () => session?.people.map(({ person, part }) => ({ id: person.id, name: person.name, part })) ?? [],
  );
  const [local, setLocal] = useState<Error | null>(null);
  if (conference === undefined) return null;
  const zone = conference.time_zone;
  const spoken = [...new Set([...conference.languages, ...Object.keys(session?.title ?? {})])];
  const texts = spoken.length > 0 ? spoken : ["en"];
  const shown = local ?? error;
  const problem = (name: string) => fieldError(shown, name);
  const send = (data: FormData) => {
    const read = readSession(data, { zone, languages: texts, people });
    setLocal(read instanceof Error ? read : null);
    if (!(read instanceof Error)) onSubmit(read);
  };
  const inLanguage = (label: string, language: string) =>
    texts.length === 1 ? label : `${label}, ${languageName(language)}`;
  return (
    <Form error={shown} onSubmit={send}>
      {texts.map((language) => (
        <TextField
          key={language}
          name={`title.${language}`}
          label={inLanguage(t`Title`, language)}
          defaultValue={session?.title[language] ?? ""}
          maxLength={200}
          error={problem(`title.${language}`) ?? problem("title")}
        />
      ))}
      <div className={styles.pair}>
        <TextField
          name="starts"
          type="datetime-local"
          label={t`Starts`}
          hint={t`On the clocks of the conference, ${zoneName(now, zone)}`}
          defaultValue={session ? toField(session.starts, zone) : ""}
          error={problem("starts")}
        />
        <TextField
          name="ends"
          type="datetime-local"
          label={t`Ends`}
          hint={t`At most 24 hours later`}
          defaultValue={session ? toField(session.ends, zone) : ""}
          error={problem("ends")}
        />
        <SelectField name="type" label={t`Kind of session`} defaultValue={session?.type ?? "panel"}>
          {Object.entries(sessionTypes).map(([type, name]) => (
            <option key={type} value={type}>
              {t(name)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="room"
          label={t`Room`}
          defaultValue={session?.room ?? ""}
          maxLength={100}
          error={problem("room")}
        />
        <SelectField name="language" label={t`Spoken language`} defaultValue={session?.language ?? texts[0]}>
          {languages().map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          name="capacity"
          type="number"
          min={1}
          label={t`Places`}
          hint={t`Empty: as many as come`}
          defaultValue={session?.capacity ?? ""}
          error={problem("capacity")}
        />
      </div>
      {texts.map((language) => (
        <TextArea
          key={language}
          name={`description.${language}`}
          label={inLanguage(t`What it is about`, language)}
          defaultValue={session?.description[language] ?? ""}
          maxLength={5000}
          error={problem(`description.${language}`)}
        />
      ))}
      <OnStage people={people} onChange={setPeople} />
      <TrackBoxes chosen={session?.tracks ?? []} />
      <Check name="takes_questions" defaultChecked={session?.takes_questions ?? true}>
        <Trans>It takes questions</Trans>
      </Check>
      <Check name="by_hand" defaultChecked={session?.by_hand ?? false}>
        <Trans>It starts and ends only when somebody presses</Trans>
      </Check>
      <Button type="submit" look="filled" size="big" pending={pending}>
        {submit}
      </Button>
    </Form>
  );
}

function TrackBoxes({ chosen }: { chosen: readonly string[] }) {
  const { t } = useLingui();
  const tracks = useQuery(tracksQuery(useConference().id)).data ?? [];
  return (
    <>
      {(["theme", "ecosystem", "strand"] as const).map((kind) => {
        const ofKind = tracks.filter((track) => track.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <fieldset key={kind}>
            <legend>
              <b>{t(trackKinds[kind])}</b>
            </legend>
            <div className={styles.boxes}>
              {ofKind.map((track) => (
                <Check
                  key={track.key}
                  name="tracks"
                  value={track.key}
                  defaultChecked={chosen.includes(track.key)}
                >
                  {say(track.title)}
                </Check>
              ))}
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
