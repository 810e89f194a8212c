import { Trans } from "@lingui/react/macro";
import { Section } from "@/ui/Section";
import type { Election } from "./api";
import { ReceiptPanel } from "./ReceiptPanel";
import type { Receipt } from "./receipts";
import { moment } from "./words";

/** The receipt that this device keeps. */
export function MyReceipt({ election, receipt }: { election: Election; receipt: Receipt }) {
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
