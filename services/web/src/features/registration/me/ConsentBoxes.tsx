import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Check } from "@/ui/Choice";
import type { Purpose } from "../api";

/** What one can agree to, and what follows from it. */
export const purposes: Record<Purpose, MessageDescriptor> = {
  directory: msg`Other participants may see my name, role, organisation and country.`,
  matchmaking: msg`My profile, offers and needs may be used to suggest people to me, and me to them.`,
  announcements: msg`The organisers may write to me about this conference.`,
};

/** Boxes to tick, empty at first. */
export function ConsentBoxes() {
  const { t } = useLingui();
  return (
    <div className="stack">
      {Object.entries(purposes).map(([purpose, words]) => (
        <Check key={purpose} name={`consent.${purpose}`}>
          {t(words)}
        </Check>
      ))}
    </div>
  );
}

export const readConsents = (data: FormData): Record<Purpose, boolean> => ({
  directory: data.has("consent.directory"),
  matchmaking: data.has("consent.matchmaking"),
  announcements: data.has("consent.announcements"),
});
