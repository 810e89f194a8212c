import { Trans, useLingui } from "@lingui/react/macro";
import { organisationTypes } from "@/app/words/organisationTypes";
import { countries } from "@/app/words/places";
import { categories } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { SelectField, TextField } from "@/ui/TextField";
import styles from "./Filters.module.css";

export type Filter = Partial<Record<"search" | "side" | "category" | "country" | "type", string | undefined>>;

interface Props {
  filter: Filter;
  onChange: (change: Filter) => void;
}

const none: Filter = { side: undefined, category: undefined, country: undefined, type: undefined };

/** What people offer or look for, where they are from, for whom they work. */
export function Filters({ filter, onChange }: Props) {
  const { t } = useLingui();
  const chosen = [filter.side, filter.category, filter.country, filter.type].filter(Boolean).length;
  return (
    <search className={styles.filters}>
      <TextField
        type="search"
        label={t`Search`}
        placeholder={t`A word, a name, an organisation`}
        hideLabel
        value={filter.search ?? ""}
        onChange={(event) => onChange({ search: event.target.value || undefined })}
      />
      <details open={chosen > 0 || undefined}>
        <summary>
          <Trans>Filters</Trans>
          {chosen > 0 && ` · ${chosen}`}
        </summary>
        <div className={styles.fields}>
          <Select label={t`They`} value={filter.side} onChange={(side) => onChange({ side })}>
            <option value="offer">{t`offer it`}</option>
            <option value="need">{t`look for it`}</option>
          </Select>
          <Select
            label={t`Kind of help`}
            value={filter.category}
            onChange={(category) => onChange({ category })}
          >
            {Object.entries(categories).map(([key, name]) => (
              <option key={key} value={key}>
                {t(name)}
              </option>
            ))}
          </Select>
          <Select label={t`Country`} value={filter.country} onChange={(country) => onChange({ country })}>
            {countries().map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
          <Select label={t`Kind of organisation`} value={filter.type} onChange={(type) => onChange({ type })}>
            {Object.entries(organisationTypes).map(([key, name]) => (
              <option key={key} value={key}>
                {t(name)}
              </option>
            ))}
          </Select>
          {chosen > 0 && (
            <Button look="quiet" size="small" onClick={() => onChange(none)}>
              <Trans>Take the filters away</Trans>
            </Button>
          )}
        </div>
      </details>
    </search>
  );
}

interface SelectProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  children: React.ReactNode;
}

function Select({ label, value, onChange, children }: SelectProps) {
  const { t } = useLingui();
  return (
    <SelectField
      label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{t`All`}</option>
      {children}
    </SelectField>
  );
}
