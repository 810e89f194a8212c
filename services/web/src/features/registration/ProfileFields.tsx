import { Trans, useLingui } from "@lingui/react/macro";
import { fieldError, text, texts } from "@/app/form/values";
import { ecosystems } from "@/app/words/ecosystems";
import { isOrganisationType, organisationTypes } from "@/app/words/organisationTypes";
import { countries, languages } from "@/app/words/places";
import { Check } from "@/ui/Choice";
import { SelectField, TextArea, TextField } from "@/ui/TextField";
import type { Profile, Schemas } from "./api";
import styles from "./ProfileFields.module.css";

interface Props {
  error: Error | null;
  /** What is known already. */
  profile?: Schemas["MeOut"];
}

/** What a participant says of themselves; the same in the registration form and in the profile. */
export function ProfileFields({ error, profile }: Props) {
  const { t } = useLingui();
  const problem = (name: string) => fieldError(error, name);
  return (
    <>
      <TextField
        name="name"
        label={t`Your name`}
        hint={t`As others shall read it`}
        autoComplete="name"
        maxLength={120}
        defaultValue={profile?.name}
        error={problem("name")}
      />
      <TextField
        name="headline"
        label={t`What you do`}
        hint={t`One line, such as: cluster manager, battery recycling`}
        maxLength={200}
        defaultValue={profile?.headline}
        error={problem("headline")}
      />
      <div className={styles.pair}>
        <TextField
          name="organisation"
          label={t`Organisation`}
          autoComplete="organization"
          maxLength={200}
          defaultValue={profile?.organisation}
          error={problem("organisation")}
        />
        <SelectField
          name="organisation_type"
          label={t`It is a`}
          defaultValue={
            isOrganisationType(profile?.organisation_type ?? "") ? profile?.organisation_type : "other"
          }
          error={problem("organisation_type")}
        >
          {Object.entries(organisationTypes).map(([type, word]) => (
            <option key={type} value={type}>
              {t(word)}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        name="country"
        label={t`Country`}
        defaultValue={profile?.country ?? ""}
        error={problem("country")}
      >
        <option value="">{t`Not said`}</option>
        {countries().map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextArea
        name="about"
        label={t`About you and your organisation`}
        maxLength={4000}
        defaultValue={profile?.about}
        error={problem("about")}
      />
      <Boxes
        name="languages"
        label={t`Languages you speak`}
        options={languages().map(({ code, name }) => ({ value: code, word: name }))}
        chosen={profile?.languages ?? []}
      />
      <Boxes
        name="ecosystems"
        label={t`Industrial ecosystems you work in`}
        options={Object.entries(ecosystems).map(([value, word]) => ({ value, word: t(word) }))}
        chosen={profile?.ecosystems ?? []}
      />
      <TextField
        name="interests"
        label={t`What interests you here`}
        hint={t`With commas between, such as: circular economy, open calls`}
        defaultValue={profile?.interests.join(", ")}
        error={problem("interests")}
      />
    </>
  );
}

interface BoxesProps {
  name: string;
  label: string;
  options: { value: string; word: string }[];
  chosen: readonly string[];
}

function Boxes({ name, label, options, chosen }: BoxesProps) {
  return (
    <details className={styles.boxes} open={chosen.length > 0}>
      <summary>
        {label}{" "}
        <span className="dim">{chosen.length > 0 ? <Trans>({chosen.length} chosen)</Trans> : null}</span>
      </summary>
      <fieldset>
        <legend className="vh">{label}</legend>
        {options.map(({ value, word }) => (
          <Check key={value} name={name} value={value} defaultChecked={chosen.includes(value)}>
            {word}
          </Check>
        ))}
      </fieldset>
    </details>
  );
}

/** Read the fields back. */
export function readProfile(data: FormData, timeZone: string): Profile {
  const type = text(data, "organisation_type");
  return {
    name: text(data, "name"),
    headline: text(data, "headline"),
    about: text(data, "about"),
    organisation: text(data, "organisation"),
    organisation_type: isOrganisationType(type) ? type : "other",
    country: text(data, "country"),
    languages: texts(data, "languages"),
    ecosystems: texts(data, "ecosystems"),
    interests: text(data, "interests")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
    time_zone: timeZone,
  };
}
