import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Ceremony } from "@/features/trustee";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Section } from "@/ui/Section";
import {
  type Award,
  closeElection,
  draftElection,
  type Election,
  openElection,
  type Rules,
  setRules,
} from "../api";
import { Turnout } from "../Turnout";
import { ceremonyTarget, electionTarget } from "../targets";
import { Ask } from "./Ask";
import { Extend } from "./Extend";
import styles from "./Manage.module.css";
import { RulesForm } from "./RulesForm";
import { useAskAgain, useAwardChange } from "./useAwardChange";

/** The election of an award, from its rules to the ceremony. */
export function ManageElection({ award, election }: { award: Award; election: Election | undefined }) {
  const again = useAskAgain();
  if (election === undefined) return <Draft award={award} />;
  const { id, state, rules } = election;
  return (
    <>
      {state === "draft" ? <Prepare election={election} /> : <Running election={election} />}
      {rules.trustees && <Ceremony election={id} state={state} onEnded={() => void again()} />}
    </>
  );
}

function Draft({ award }: { award: Award }) {
  const { id } = useConference();
  const again = useAskAgain();
  const create = useCreate({
    create: (rules: Rules, key) => draftElection(id, award.id, rules, key),
    onSuccess: again,
  });
  return (
    <Section title={<Trans>The rules of the election</Trans>}>
      {award.shortlist.length < 2 ? (
        <p className="dim">
          <Trans>An election needs a shortlist of at least two.</Trans>
        </p>
      ) : (
        <RulesForm
          rules={null}
          error={create.error}
          pending={create.isPending}
          submit={<Trans>Prepare the election</Trans>}
          onSubmit={(rules) => create.mutate(rules)}
        />
      )}
    </Section>
  );
}

function Prepare({ election }: { election: Election }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const save = useAwardChange(async (conference, rules: Rules) => {
    await setRules(conference, election.id, election.version, rules);
    setEditing(false);
  });
  if (editing) {
    return (
      <Section title={<Trans>The rules of the election</Trans>}>
        <RulesForm
          rules={election.rules}
          error={save.error}
          pending={save.isPending}
          submit={<Trans>Keep the rules</Trans>}
          onSubmit={(rules) => save.mutate(rules)}
          onLeave={() => setEditing(false)}
        />
      </Section>
    );
  }
  return (
    <Section title={<Trans>Read the rules aloud, then open voting</Trans>}>
      <Words election={election} />
      <div className="row">
        <Ask
          act={<Trans>Open voting</Trans>}
          look="filled"
          question={<Trans>Open voting now?</Trans>}
          follows={
            <Trans>
              Shortlist, rules and roll are frozen at that moment. Nobody can change them afterwards, you
              neither.
            </Trans>
          }
          stay={<Trans>Not yet</Trans>}
          said={t`Voting is open.`}
          change={(conference) => openElection(conference, election.id)}
        />
        <Button onClick={() => setEditing(true)}>
          <Trans>Change the rules</Trans>
        </Button>
      </div>
    </Section>
  );
}

function Words({ election }: { election: Election }) {
  return (
    <ol className={styles.words}>
      {election.words.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}

function Running({ election }: { election: Election }) {
  return (
    <>
      <Section title={<Trans>The election</Trans>}>
        <div className="stack">
          <Turnout election={election} />
          <Ways election={election} />
          {election.state === "open" && election.rules.may_extend && election.closes_at !== null && (
            <Extend election={election} />
          )}
        </div>
      </Section>
      <Section title={<Trans>The rules, frozen when voting opened</Trans>}>
        <Words election={election} />
      </Section>
    </>
  );
}

function Ways({ election }: { election: Election }) {
  const { slug } = useConference();
  const isOpen = election.state === "open";
  return (
    <div className="row">
      {!isOpen && (
        <ButtonLink
          {...ceremonyTarget(slug, election.id)}
          look={election.state === "revealed" ? "outlined" : "filled"}
        >
          <Trans>To the ceremony</Trans>
        </ButtonLink>
      )}
      {isOpen && election.closes_at === null && (
        <Ask
          act={<Trans>Close voting</Trans>}
          look="ending"
          question={<Trans>Close voting now?</Trans>}
          follows={<Trans>No further ballot is taken, and voting cannot be opened again.</Trans>}
          stay={<Trans>Leave it open</Trans>}
          change={(conference) => closeElection(conference, election.id)}
        />
      )}
      <ButtonLink {...electionTarget(slug, election.id)}>
        <Trans>List of ballots, archive, result</Trans>
      </ButtonLink>
    </div>
  );
}
