import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Loaded, LoadFailed } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { hasCode } from "@/http/problem";
import { LoadingLines } from "@/ui/Loading";
import { awardQuery, type Election } from "../api";
import { readForm } from "../form";
import type { Receipt } from "../receipts";
import { credentialQuery } from "../registrar";
import { useElection } from "../useElection";
import { NotOnRoll, NotOpen } from "./NoBallot";
import { SealedStep } from "./SealedStep";
import { Voting } from "./Voting";

/** The ballot: for whom, and did it arrive? */
export function BallotPage() {
  const { t } = useLingui();
  const { election } = useParams({ from: "/c/$slug/inside/elections/$election/ballot" });
  const query = useElection(election);
  return (
    <Page>
      {query.data === undefined && <PageTitle title={t`Ballot`} />}
      <Loaded query={query} name={t`The ballot`}>
        {(found) => <Ballot key={found.id} election={found} />}
      </Loaded>
    </Page>
  );
}

/** A ballot that was begun stays on the screen when voting closes meanwhile: what came of it must be told. */
function Ballot({ election }: { election: Election }) {
  const [begun, setBegun] = useState(false);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const isOpen = election.state === "open";
  if (isOpen && !begun) setBegun(true);
  if (receipt) {
    return <SealedStep election={election} receipt={receipt} onAgain={() => setReceipt(null)} />;
  }
  if (!begun || election.form === null) return <NotOpen election={election} />;
  return <Begun election={election} file={election.form.election} onCast={setReceipt} />;
}

interface Props {
  election: Election;
  file: string;
  onCast: (receipt: Receipt) => void;
}

function Begun({ election, file, onCast }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const credential = useQuery(credentialQuery(id, election.id));
  const award = useQuery(awardQuery(id, election.award));
  if (hasCode(credential.error, "not_on_roll")) return <NotOnRoll election={election} />;
  if (credential.data === undefined || award.data === undefined) {
    const failed = credential.error ?? award.error;
    const again = () => void Promise.all([credential.refetch(), award.refetch()]);
    return (
      <>
        <PageTitle title={election.title} />
        {failed ? (
          <LoadFailed name={t`The ballot`} error={failed} retry={again} />
        ) : (
          <LoadingLines label={t`The ballot is loading`} />
        )}
      </>
    );
  }
  return (
    <Voting
      election={election}
      file={file}
      form={readForm(file)}
      credential={credential.data}
      nominees={award.data.entity.shortlist}
      onCast={onCast}
    />
  );
}
