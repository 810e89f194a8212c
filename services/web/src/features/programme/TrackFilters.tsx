import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Button } from "@/ui/Button";
import { SelectField } from "@/ui/TextField";
import { type Track, tracksQuery } from "./api";
import type { Filter } from "./filter";
import styles from "./TrackFilters.module.css";
import { say, sessionTypes, trackKinds } from "./words";

interface Props {
  filter: Filter;
  onChange: (change: Filter) => void;
}

const kinds: readonly Track["kind"][] = ["theme", "ecosystem", "strand"];

/** Theme, ecosystem, strand and kind of session; folded away on phones. */
export function TrackFilters({ filter, onChange }: Props) {
  const { t } = useLingui();
  const tracks = useQuery(tracksQuery(useConference().id)).data ?? [];
  const chosen = [...kinds, "type" as const].filter((side) => filter[side] !== undefined).length;
  const clear = () =>
    onChange({ theme: undefined, ecosystem: undefined, strand: undefined, type: undefined });
  return (
    <details className={styles.more} open={chosen > 0 || undefined}>
      <summary>
        <Trans>Filters</Trans>
        {chosen > 0 && ` · ${chosen}`}
      </summary>
      <div className={styles.fields}>
        {kinds.map((kind) => (
          <SelectField
            key={kind}
            label={t(trackKinds[kind])}
            value={filter[kind] ?? ""}
            onChange={(event) => onChange({ [kind]: event.target.value || undefined })}
          >
            <option value="">{t`All`}</option>
            {tracks
              .filter((track) => track.kind === kind)
              .map((track) => (
                <option key={track.key} value={track.key}>
                  {say(track.title)}
                </option>
              ))}
          </SelectField>
        ))}
        <SelectField
          label={t`Kind of session`}
          value={filter.type ?? ""}
          onChange={(event) => onChange({ type: event.target.value || undefined })}
        >
          <option value="">{t`All`}</option>
          {Object.entries(sessionTypes).map(([type, name]) => (
            <option key={type} value={type}>
              {t(name)}
            </option>
          ))}
        </SelectField>
        {chosen > 0 && (
          <Button look="quiet" size="small" onClick={clear}>
            <Trans>Take the filters away</Trans>
          </Button>
        )}
      </div>
    </details>
  );
}
