import { Trans } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { Section } from "@/ui/Section";
import type { Election } from "./api";
import { ReceiptPanel } from "./ReceiptPanel";
import { receiptOf } from "./receipts";
import { moment } from "./words";

/** The receipt that this device keeps, if the reader voted from it. */
export function MyReceipt({ election }: { election: Election }) {
  const { me } = useConference();
  const receipt = receiptOf(election.id, me.participant);
  if (receipt === null) return null;
  const at = moment(receipt.at);
  return (
    <Section title={<Trans>Your receipt on this device</Trans>}>
      <div className="stack">
        <p>
          <Trans>
            Of the ballot you cast at {at}. If you voted again from another device, that one counts.
          </Trans>
        </p>
        <ReceiptPanel election={election} receipt={receipt} />
      </div>
    </Section>
  );
}
