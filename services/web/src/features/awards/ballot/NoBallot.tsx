import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useConference } from "@/app/conference/useConference";
import { PageTitle } from "@/app/page/PageTitle";
import { ButtonLink } from "@/ui/ButtonLink";
import type { Election } from "../api";
import { receiptOf } from "../receipts";
import { awardsTarget, electionTarget } from "../targets";
import { electionWords, moment } from "../words";

/** Voting is not open: not yet, or not any more. */
export function NotOpen({ election }: { election: Election }) {
  const { me } = useConference();
  const receipt = receiptOf(election.id, me.participant);
  const at = receipt === null ? "" : moment(receipt.at);
  return (
    <NoBallot election={election}>
      {electionWords(election)}{" "}
      {at && <Trans>Your ballot of {at} counts, unless you voted again from another device.</Trans>}
    </NoBallot>
  );
}

/** The reader may not vote here: why, and whom to ask. */
export function NotOnRoll({ election }: { election: Election }) {
  return (
    <NoBallot election={election}>
      {election.rules.roll === "admitted" ? (
        <Trans>
          You are not on the roll of this election: it was frozen when voting opened. If you think that is
          wrong, ask the organisers at the help desk.
        </Trans>
      ) : election.rules.roll === "jurors" ? (
        <Trans>
          The jury votes on this award, and you are not on its list. If you think that is wrong, ask the
          organisers at the help desk.
        </Trans>
      ) : (
        <Trans>
          One person votes for each organisation, and for yours somebody else is named. Your organisation can
          ask the organisers to name you instead, as long as that person has not opened the ballot.
        </Trans>
      )}
    </NoBallot>
  );
}

function NoBallot({ election, children }: { election: Election; children: ReactNode }) {
  const { slug } = useConference();
  return (
    <div className="stack">
      <PageTitle title={election.title} />
      <p>{children}</p>
      <div className="row">
        <ButtonLink {...electionTarget(slug, election.id)} look="filled">
          <Trans>Rules, list of ballots, result</Trans>
        </ButtonLink>
        <ButtonLink {...awardsTarget(slug)}>
          <Trans>All awards</Trans>
        </ButtonLink>
      </div>
    </div>
  );
}
