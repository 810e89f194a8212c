import { useLingui } from "@lingui/react/macro";
import { clock } from "@/time/format";
import { SelectField } from "@/ui/TextField";
import type { Slot } from "./api";
import { byDay } from "./byDay";

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  slots: readonly Slot[];
  /** "": none is chosen. */
  value: string;
  onChange: (slot: string) => void;
  /** What choosing none means: "Leave it to them". */
  none: string;
}

/** One of the times that are free for both, by day. */
export function SlotField({ slots, value, onChange, none, ...look }: Props) {
  const { t } = useLingui();
  return (
    <SelectField {...look} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {byDay(slots).map(([day, of]) => (
        <optgroup key={day} label={day}>
          {of.map(({ id, starts, ends }) => {
            const [from, to] = [clock(starts), clock(ends)];
            return (
              <option key={id} value={id}>
                {t`${from} to ${to}`}
              </option>
            );
          })}
        </optgroup>
      ))}
    </SelectField>
  );
}
