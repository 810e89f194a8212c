import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { clock } from "@/time/format";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { type Election, electionsQuery } from "../api";
import { mayVote } from "../electorate";
import { ReceiptPanel } from "../ReceiptPanel";
import { type Receipt, receiptOf } from "../receipts";
import { awardsTarget, ballotTarget, electionTarget } from "../targets";
import { moment } from "../words";
import styles from "./Ballot.module.css";
import { Heading } from "./Heading";
import { VotingSteps } from "./VotingSteps";

interface Props {
  election: Election;
  receipt: Receipt;
  onAgain: () => void;
}

/** The ballot arrived: its receipt, how to check it, and the next award. */
export function SealedStep({ election, receipt, onAgain }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.sealed}>
      <VotingSteps current={2} />
      <Heading title={t`Your ballot is in the box`} />
      <p className="dim">
        <Received election={election} receipt={receipt} />
      </p>
      <ReceiptPanel election={election} receipt={receipt} />
      <Acts election={election} onAgain={onAgain} />
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
    </div>
  );
}

function Received({ election, receipt }: { election: Election; receipt: Receipt }) {
  const at = clock(receipt.at);
  const { height } = receipt;
  const until = election.closes_at === null ? "" : moment(election.closes_at);
  if (election.state !== "open") {
    return (
      <Trans>
        Received at {at} as entry {height}. Voting has closed since.
      </Trans>
    );
  }
  return until ? (
    <Trans>
      Received at {at} as entry {height}. You can replace it until {until}.
    </Trans>
  ) : (
    <Trans>
      Received at {at} as entry {height}. You can replace it until voting closes.
    </Trans>
  );
}

function Acts({ election, onAgain }: { election: Election; onAgain: () => void }) {
  const { slug } = useConference();
  const next = useNextElection(election);
  const title = next?.title ?? "";
  return (
    <div className={styles.act}>
      {next && (
        <ButtonLink {...ballotTarget(slug, next.id)} look="filled">
          <Trans>Next award: {title}</Trans>
        </ButtonLink>
      )}
      <ButtonLink {...electionTarget(slug, election.id)} look={next ? "outlined" : "filled"}>
        <Trans>Look for it on the list</Trans>
      </ButtonLink>
      {election.state === "open" && (
        <Button onClick={onAgain}>
          <Trans>Change my vote</Trans>
        </Button>
      )}
      {!next && (
        <ButtonLink {...awardsTarget(slug)}>
          <Trans>All awards</Trans>
        </ButtonLink>
      )}
    </div>
  );
}

/** Another election that is open, and in which no ballot was cast from this device. */
function useNextElection(election: Election): Election | undefined {
  const { id, me } = useConference();
  return useQuery(electionsQuery(id)).data?.find(
    (each) =>
      each.id !== election.id &&
      each.state === "open" &&
      mayVote(each, me.roles) &&
      receiptOf(each.id, me.participant) === null,
  );
}
