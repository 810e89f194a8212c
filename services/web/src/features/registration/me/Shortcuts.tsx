import { Trans } from "@lingui/react/macro";
import { Check } from "@/ui/Choice";
import { Section } from "@/ui/Section";
import { setShortcuts, useShortcutsOn } from "@/ui/shortcuts";

/** Single letters as shortcuts: on, or off for those whom they disturb. */
export function Shortcuts() {
  const on = useShortcutsOn();
  return (
    <Section title={<Trans>Keyboard</Trans>}>
      <Check checked={on} onChange={(event) => setShortcuts(event.target.checked)}>
        <Trans>Single letters are shortcuts on this device. Press ? for the list.</Trans>
      </Check>
    </Section>
  );
}
