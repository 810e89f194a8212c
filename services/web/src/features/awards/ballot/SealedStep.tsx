import { Trans, useLingui } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { clock } from "@/time/format";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import type { Election } from "../api";
import { ReceiptPanel } from "../ReceiptPanel";
import type { Receipt } from "../receipts";
import { awardsTarget, electionTarget } from "../targets";
import styles from "./Ballot.module.css";
import { Heading } from "./Heading";

/** The ballot arrived: its receipt, and how to check it. */
export function SealedStep(props: { election: Election; receipt: Receipt; onAgain: () => void }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { election, receipt, onAgain } = props;
  const at = clock(receipt.at);
  const until = election.closes_at === null ? "" : clock(election.closes_at);
  return (
    <div className={styles.sealed}>
      <Heading title={t`Your ballot is in the box`} />
      <p className="dim">
        {until ? (
          <Trans>
            Received at {at}. You can replace it until {until}.
          </Trans>
        ) : (
          <Trans>Received at {at}. You can replace it until voting closes.</Trans>
        )}
      </p>
      <ReceiptPanel election={election} receipt={receipt} />
      <h2>
        <Trans>Check it, now or later</Trans>
      </h2>
      <ol className={styles.checks}>
        <li>
          <Trans>
            <b>Find it on the list.</b> The public list has every tracker and no names.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Look again after voting closes.</b> If it is missing or different, tell the organisers before
            the ceremony.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Recount everything.</b> After the ceremony anyone can download the box and count it with a
            program that is not ours.
          </Trans>
        </li>
      </ol>
      <div className={styles.act}>
        <ButtonLink {...electionTarget(slug, election.id)} look="filled">
          <Trans>Look for it on the list</Trans>
        </ButtonLink>
        <Button onClick={onAgain}>
          <Trans>Change my vote</Trans>
        </Button>
        <ButtonLink {...awardsTarget(slug)}>
          <Trans>All awards</Trans>
        </ButtonLink>
      </div>
    </div>
  );
}
