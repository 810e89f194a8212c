import { Trans, useLingui } from "@lingui/react/macro";
import { fieldError } from "@/app/form/values";
import { categories, isCategory } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { SelectField, TextArea } from "@/ui/TextField";
import type { Side } from "./api";
import { type Draft, type DraftEntry, newEntry } from "./draft";
import styles from "./OffersPage.module.css";

interface Props {
  side: Side;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  error: Error | null;
}

/** Offers or needs, each with its kind of help. */
export function EntryFields({ side, draft, onChange, error }: Props) {
  const { t } = useLingui();
  const set = (key: string, more: Partial<DraftEntry>) =>
    onChange({ entries: draft.entries.map((each) => (each.key === key ? { ...each, ...more } : each)) });
  const mine = draft.entries.filter((each) => each.side === side);
  return (
    <>
      <ul>
        {mine.map(({ key, text, category }, index) => {
          const number = index + 1;
          return (
            <li key={key} className={styles.entry}>
              <TextArea
                label={side === "need" ? t`Need ${number}` : t`Offer ${number}`}
                rows={2}
                maxLength={300}
                error={fieldError(error, key)}
                value={text}
                onChange={(event) => set(key, { text: event.target.value })}
              />
              <SelectField
                label={side === "need" ? t`Kind of help, need ${number}` : t`Kind of help, offer ${number}`}
                hideLabel
                value={category ?? ""}
                onChange={(event) =>
                  set(key, { category: isCategory(event.target.value) ? event.target.value : null })
                }
              >
                <option value="">{t`Which kind of help is it?`}</option>
                {Object.entries(categories).map(([id, name]) => (
                  <option key={id} value={id}>
                    {t(name)}
                  </option>
                ))}
              </SelectField>
              <div>
                <Button
                  look="quiet"
                  size="small"
                  aria-label={side === "need" ? t`Remove need ${number}` : t`Remove offer ${number}`}
                  onClick={() => onChange({ entries: draft.entries.filter((each) => each.key !== key) })}
                >
                  <Trans>Remove</Trans>
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {draft.entries.length < 20 && (
        <Button size="small" onClick={() => onChange({ entries: [...draft.entries, newEntry(side)] })}>
          {side === "need" ? <Trans>Add a need</Trans> : <Trans>Add an offer</Trans>}
        </Button>
      )}
    </>
  );
}
