import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Sign } from "@/features/booth";
import type { BoothDetail } from "@/features/exhibition";
import { formatLocale } from "@/i18n/formatLocale";
import { Check } from "@/ui/Choice";
import { Field } from "@/ui/Field";
import { contrast } from "./contrast";
import styles from "./EditBoothPage.module.css";

const least = 4.5;
const figure = (value: number) =>
  value.toLocaleString(formatLocale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The booth's own pair of colours, with its contrast as one chooses. */
export function Colours({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const [own, setOwn] = useState(booth.accent !== null);
  const [accent, setAccent] = useState(booth.accent ?? "#0b6152");
  const [onAccent, setOnAccent] = useState(booth.on_accent ?? "#ffffff");
  const found = contrast(accent, onAccent);
  const ratio = figure(found);
  const needed = figure(least);
  return (
    <fieldset className="stack">
      <legend>
        <b>
          <Trans>Colours of your sign</Trans>
        </b>
      </legend>
      <Check name="own_colours" checked={own} onChange={(event) => setOwn(event.target.checked)}>
        <Trans>Our own</Trans>
      </Check>
      {own && (
        <div className={styles.colours}>
          <Sign booth={{ title: booth.title, accent, on_accent: onAccent }} />
          <Field label={t`Ground`}>
            {(input) => (
              <input
                type="color"
                name="accent"
                value={accent}
                onChange={(event) => setAccent(event.target.value)}
                {...input}
              />
            )}
          </Field>
          <Field label={t`Letters`}>
            {(input) => (
              <input
                type="color"
                name="on_accent"
                value={onAccent}
                onChange={(event) => setOnAccent(event.target.value)}
                {...input}
              />
            )}
          </Field>
          <p className="s" role="status">
            {found >= least ? (
              <Trans>Contrast {ratio}:1, easy to read.</Trans>
            ) : (
              <Trans>
                Contrast {ratio}:1, hard to read. It takes at least {needed}:1.
              </Trans>
            )}
          </p>
        </div>
      )}
    </fieldset>
  );
}
