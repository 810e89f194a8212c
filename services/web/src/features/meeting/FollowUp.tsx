import { Trans, useLingui } from "@lingui/react/macro";
import { Check } from "lucide-react";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Choice } from "@/ui/Choice";
import { Section } from "@/ui/Section";
import { agreeFollowUp, type FollowUpKind, type Meeting } from "./api";
import { otherOf } from "./moments";
import { useNameOf } from "./PersonLine";
import { useChange } from "./useChange";
import { followUps } from "./words";

const kinds: readonly FollowUpKind[] = ["contact", "letter_of_interest", "memorandum"];

/** The next step: one side proposes, it counts once the other side confirms. */
export function FollowUp({ meeting }: { meeting: Meeting }) {
  const { t } = useLingui();
  const [kind, setKind] = useState<FollowUpKind | null>(null);
  const agree = useChange(
    (conference, chosen: FollowUpKind) => agreeFollowUp(conference, meeting.id, chosen),
    () => setKind(null),
  );
  const known = (each: FollowUpKind) => meeting.follow_ups.find((one) => one.kind === each);
  const open = kinds.filter((each) => {
    const found = known(each);
    return found === undefined || !(found.agreed || found.proposed_by_me);
  });
  const theirs = kind !== null && known(kind) !== undefined;
  return (
    <Section title={<Trans>What did you agree?</Trans>}>
      <div className="stack">
        {kinds.map((each) => (
          <Settled key={each} meeting={meeting} kind={each} />
        ))}
        {open.length > 0 && (
          <Choice
            label={t`Next step`}
            hint={t`It counts when both sides choose the same. Until then only the two of you see it.`}
            value={kind}
            onChange={setKind}
            options={open.map((each) => ({
              value: each,
              label: t(followUps[each]),
              detail: known(each) && <Chip tone="on">{t`they chose this`}</Chip>,
            }))}
          />
        )}
        {kind !== null && (
          <Button look="filled" pending={agree.isPending} onClick={() => agree.mutate(kind)}>
            {theirs ? <Trans>Confirm it</Trans> : <Trans>Propose it</Trans>}
          </Button>
        )}
        {agree.error && <FormError error={agree.error} />}
      </div>
    </Section>
  );
}

/** A step that both agreed on, or that waits for the other side. */
function Settled({ meeting, kind }: { meeting: Meeting; kind: FollowUpKind }) {
  const { t } = useLingui();
  const { me } = useConference();
  const name = useNameOf()(otherOf(meeting, me.participant));
  const found = meeting.follow_ups.find((one) => one.kind === kind);
  if (found === undefined || !(found.agreed || found.proposed_by_me)) return null;
  return (
    <p className="s" role="status">
      {found.agreed && <Check aria-hidden="true" />} <b>{t(followUps[kind])}</b>{" "}
      {found.agreed ? <Trans>is agreed.</Trans> : <Trans>waits for {name} to confirm.</Trans>}
    </p>
  );
}
