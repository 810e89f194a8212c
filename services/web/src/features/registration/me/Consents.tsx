import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Check } from "@/ui/Choice";
import { Section } from "@/ui/Section";
import { meQuery, type Purpose, setConsents } from "../api";
import { purposes } from "./ConsentBoxes";

const names: readonly Purpose[] = ["directory", "matchmaking", "announcements"];

/** What one agreed to. A box that is emptied takes it back at once. */
export function Consents({ consents }: { consents: Record<string, boolean> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: (wanted: Partial<Record<Purpose, boolean>>) => setConsents(id, wanted),
    onSettled: () => cache.invalidateQueries({ queryKey: meQuery(id).queryKey }),
  });
  return (
    <Section title={<Trans>What you agree to</Trans>}>
      <div className="stack">
        {names.map((purpose) => (
          <Check
            key={purpose}
            checked={change.variables?.[purpose] ?? consents[purpose] ?? false}
            onChange={(event) => change.mutate({ [purpose]: event.target.checked })}
          >
            {t(purposes[purpose])}
          </Check>
        ))}
        <p className="s dim">
          <Trans>It counts from the moment you tick or empty a box.</Trans>
        </p>
        {change.error && <FormError error={change.error} />}
      </div>
    </Section>
  );
}
