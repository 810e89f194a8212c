import { Trans, useLingui } from "@lingui/react/macro";
import { byDay, type Slot } from "@/features/meeting";
import { clock } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Check } from "@/ui/Choice";
import type { Draft } from "./draft";
import styles from "./OffersPage.module.css";

interface Props {
  slots: readonly Slot[];
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** The coming times, ticked where I could meet. */
export function SlotChecks({ slots, draft, onChange }: Props) {
  const { t } = useLingui();
  const now = useNow(60_000);
  const coming = slots.filter(({ starts }) => Date.parse(starts) > now);
  const set = (slot: string, free: boolean) =>
    onChange({
      unavailable: free ? draft.unavailable.filter((each) => each !== slot) : [...draft.unavailable, slot],
    });
  if (coming.length === 0) {
    return (
      <p className="s dim">
        <Trans>The organisers have named no coming times for meetings.</Trans>
      </p>
    );
  }
  return (
    <div className="stack">
      <p className="s dim">
        <Trans>Ticked: others may propose it. Meetings that you have agreed on stay.</Trans>
      </p>
      {byDay(coming).map(([day, of]) => (
        <fieldset key={day}>
          <legend className={styles.day}>
            <b>{day}</b>
          </legend>
          <div className={styles.slots}>
            {of.map(({ id, starts, ends }) => {
              const [from, to] = [clock(starts), clock(ends)];
              return (
                <Check
                  key={id}
                  checked={!draft.unavailable.includes(id)}
                  onChange={(event) => set(id, event.target.checked)}
                >
                  {t`${from} to ${to}`}
                </Check>
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
