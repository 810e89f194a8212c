import { Trans, useLingui } from "@lingui/react/macro";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Section } from "@/ui/Section";
import { Steps } from "@/ui/Steps";
import { type Award, closeNominations, type Election, openNominations } from "../api";
import { Nominations } from "../Nominations";
import { EditAward } from "./EditAward";
import { LaureateForm } from "./LaureateForm";
import styles from "./Manage.module.css";
import { ManageElection } from "./ManageElection";
import { ShortlistForm } from "./ShortlistForm";
import { stepOf } from "./steps";
import { useAwardChange } from "./useAwardChange";
import { Voters } from "./Voters";

interface Props {
  award: Award;
  etag: string;
  election: Election | undefined;
}

/** What organisers do with an award; what cannot be changed any more is not offered. */
export function ManageAward({ award, etag, election }: Props) {
  const { t } = useLingui();
  const steps = [t`Nominations`, t`Shortlist`, t`Rules`, t`Voting`, t`Ceremony`];
  const isPrepared = election === undefined || election.state === "draft";
  return (
    <>
      {award.kind === "elected" && (
        <Steps label={t`How far this award is`} steps={steps} current={stepOf(award, election)} />
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {award.kind === "conferred" && <LaureateForm award={award} />}
          {election && <ManageElection award={award} election={election} />}
          {election && <Voters election={election} />}
          {award.kind === "elected" && isPrepared && (
            <>
              <NominationsOpen award={award} />
              <Nominations award={award} />
              <ShortlistForm award={award} />
            </>
          )}
          {award.kind === "elected" && election === undefined && (
            <ManageElection award={award} election={election} />
          )}
        </div>
        <EditAward key={etag} award={award} etag={etag} />
      </div>
    </>
  );
}

function NominationsOpen({ award }: { award: Award }) {
  const isOpen = award.nominations === "open";
  const change = useAwardChange((conference, open: boolean) =>
    (open ? openNominations : closeNominations)(conference, award.id),
  );
  return (
    <Section title={isOpen ? <Trans>Nominations are open</Trans> : <Trans>Nominations are closed</Trans>}>
      <div className="row">
        <p className="s dim">
          {isOpen ? (
            <Trans>Everybody here may nominate. Only you see all nominations.</Trans>
          ) : (
            <Trans>Only organisers can add a nomination now.</Trans>
          )}
        </p>
        <Button pending={change.isPending} onClick={() => change.mutate(!isOpen)}>
          {isOpen ? <Trans>Close nominations</Trans> : <Trans>Open nominations</Trans>}
        </Button>
      </div>
      {change.error && <FormError error={change.error} />}
    </Section>
  );
}
