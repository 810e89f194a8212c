import { Trans, useLingui } from "@lingui/react/macro";
import { useConferenceData } from "@/app/conference/useConferenceData";
import { Form } from "@/app/form/Form";
import { fieldError } from "@/app/form/values";
import { ecosystems } from "@/app/words/ecosystems";
import { countries, languageName } from "@/app/words/places";
import type { BoothDetail, BoothIn } from "@/features/exhibition";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { SelectField, TextArea, TextField } from "@/ui/TextField";
import { Colours } from "./Colours";
import styles from "./EditBoothPage.module.css";
import { MarkdownField } from "./MarkdownField";
import { readBooth } from "./readBooth";

interface Props {
  booth: BoothDetail;
  error: Error | null;
  pending: boolean;
  onSubmit: (body: BoothIn) => void;
}

/** What a booth says, in the languages of the conference. */
export function BoothForm({ booth, error, pending, onSubmit }: Props) {
  const { t } = useLingui();
  const conference = useConferenceData();
  if (conference === undefined) return null;
  const languages = conference.languages.length > 0 ? conference.languages : ["en"];
  const called = (label: string, language: string) =>
    languages.length === 1 ? label : `${label}, ${languageName(language)}`;
  return (
    <Form error={error} onSubmit={(data) => onSubmit(readBooth(data, booth, languages))}>
      <TextField
        name="title"
        label={t`Name of the booth`}
        defaultValue={booth.title}
        maxLength={120}
        error={fieldError(error, "title")}
      />
      {languages.map((language) => (
        <TextArea
          key={language}
          name={`teaser.${language}`}
          label={called(t`One sentence for the hall`, language)}
          rows={2}
          defaultValue={booth.teaser[language] ?? ""}
          maxLength={300}
          error={fieldError(error, `teaser.${language}`)}
        />
      ))}
      {languages.map((language) => (
        <MarkdownField
          key={language}
          name={`text.${language}`}
          label={called(t`About you`, language)}
          start={booth.text[language] ?? ""}
          error={fieldError(error, `text.${language}`)}
        />
      ))}
      <SelectField name="country" label={t`Country`} defaultValue={booth.country}>
        <option value="">{t`None in particular`}</option>
        {countries().map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <fieldset>
        <legend>
          <b>
            <Trans>Ecosystems</Trans>
          </b>
        </legend>
        <div className={styles.boxes}>
          {Object.entries(ecosystems).map(([key, name]) => (
            <Check key={key} name="ecosystems" value={key} defaultChecked={booth.ecosystems.includes(key)}>
              {t(name)}
            </Check>
          ))}
        </div>
      </fieldset>
      <Colours booth={booth} />
      <Button type="submit" look="filled" size="big" pending={pending}>
        <Trans>Keep the changes</Trans>
      </Button>
    </Form>
  );
}
