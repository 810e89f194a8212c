import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { useConferenceData } from "@/app/conference/useConferenceData";
import { Form, FormError } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { useCreate } from "@/http/useCreate";
import { fromField, toField } from "@/time/zoned";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Dialog } from "@/ui/Dialog";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import {
  type Award,
  closeElection,
  draftElection,
  type Election,
  extendElection,
  openElection,
  type Rules,
  setRules,
} from "../api";
import { ceremonyTarget, electionTarget } from "../targets";
import { electionWords } from "../words";
import { RulesForm } from "./RulesForm";
import { useAskAgain, useAwardChange } from "./useAwardChange";
import { Voters } from "./Voters";

/** The election of an award, from its rules to the ceremony. */
export function ManageElection({ award, election }: { award: Award; election: Election | undefined }) {
  return (
    <Section title={<Trans>The election</Trans>}>
      <div className="stack">
        {election === undefined ? (
          <Draft award={award} />
        ) : (
          <>
            <p>{electionWords(election)}</p>
            {election.state === "draft" && <Prepare election={election} />}
            {election.state === "open" && <Running election={election} />}
            {election.state !== "draft" && <Ways election={election} />}
            <Voters election={election} />
          </>
        )}
      </div>
    </Section>
  );
}

function Draft({ award }: { award: Award }) {
  const { id } = useConference();
  const again = useAskAgain();
  const create = useCreate({
    create: (rules: Rules, key) => draftElection(id, award.id, rules, key),
    onSuccess: again,
  });
  if (award.shortlist.length < 2) {
    return (
      <p className="dim">
        <Trans>An election needs a shortlist of at least two.</Trans>
      </p>
    );
  }
  return (
    <RulesForm
      rules={null}
      error={create.error}
      pending={create.isPending}
      submit={<Trans>Prepare the election</Trans>}
      onSubmit={(rules) => create.mutate(rules)}
    />
  );
}

function Prepare({ election }: { election: Election }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = useAwardChange(async (conference, rules: Rules) => {
    await setRules(conference, election.id, election.version, rules);
    setEditing(false);
  });
  const open = useAwardChange(
    (conference, _: null) => openElection(conference, election.id),
    t`Voting is open.`,
  );
  if (editing) {
    return (
      <RulesForm
        rules={election.rules}
        error={save.error}
        pending={save.isPending}
        submit={<Trans>Keep the rules</Trans>}
        onSubmit={(rules) => save.mutate(rules)}
      />
    );
  }
  return (
    <>
      <ol>
        {election.words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <div className="row">
        <Button look="filled" onClick={() => setAsking(true)}>
          <Trans>Open voting</Trans>
        </Button>
        <Button onClick={() => setEditing(true)}>
          <Trans>Change the rules</Trans>
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Open voting now?`}
        acts={
          <>
            <Button
              look="filled"
              pending={open.isPending}
              onClick={() => open.mutate(null, { onSuccess: () => setAsking(false) })}
            >
              <Trans>Open voting</Trans>
            </Button>
            <Button autoFocus onClick={() => setAsking(false)}>
              <Trans>Not yet</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Shortlist, rules and roll are frozen at that moment. Nobody can change them afterwards, you
            neither.
          </Trans>
        </p>
        {open.error && <FormError error={open.error} />}
      </Dialog>
    </>
  );
}

function Running({ election }: { election: Election }) {
  const { rules } = election;
  if (rules.closes_at === null || rules.closes_at === undefined) return <Close election={election} />;
  return rules.may_extend ? <Extend election={election} /> : null;
}

function Close({ election }: { election: Election }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const close = useAwardChange((conference, _: null) => closeElection(conference, election.id));
  return (
    <div>
      <Button onClick={() => setAsking(true)}>
        <Trans>Close voting</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Close voting now?`}
        acts={
          <>
            <Button
              look="ending"
              pending={close.isPending}
              onClick={() => close.mutate(null, { onSuccess: () => setAsking(false) })}
            >
              <Trans>Close voting</Trans>
            </Button>
            <Button autoFocus onClick={() => setAsking(false)}>
              <Trans>Leave it open</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>No further ballot is taken, and voting cannot be opened again.</Trans>
        </p>
        {close.error && <FormError error={close.error} />}
      </Dialog>
    </div>
  );
}

function Extend({ election }: { election: Election }) {
  const { t } = useLingui();
  const zone = useConferenceData()?.time_zone ?? "UTC";
  const [wrong, setWrong] = useState<Error | null>(null);
  const extend = useAwardChange(
    (conference, until: string) => extendElection(conference, election.id, until),
    t`Voting is extended; everybody is told.`,
  );
  const error = wrong ?? extend.error;
  const submit = (data: FormData) => {
    const until = fromField(text(data, "closes_at"), zone);
    setWrong(refuse({ closes_at: until === null && t`Give a date and a time.` }));
    if (until !== null) extend.mutate(until);
  };
  return (
    <Form error={error} onSubmit={submit}>
      <TextField
        label={t`Extend until`}
        hint={t`Only to a later moment, on the clocks of the conference`}
        name="closes_at"
        type="datetime-local"
        defaultValue={election.closes_at === null ? "" : toField(election.closes_at, zone)}
        error={fieldError(error, "closes_at")}
      />
      <div className="row">
        <Button type="submit" pending={extend.isPending}>
          <Trans>Extend voting</Trans>
        </Button>
      </div>
    </Form>
  );
}

function Ways({ election }: { election: Election }) {
  const { slug } = useConference();
  const isOver = election.state !== "open";
  return (
    <div className="row">
      {isOver && (
        <ButtonLink
          {...ceremonyTarget(slug, election.id)}
          look={election.state === "revealed" ? "outlined" : "filled"}
        >
          <Trans>To the ceremony</Trans>
        </ButtonLink>
      )}
      <ButtonLink {...electionTarget(slug, election.id)}>
        <Trans>Rules, list of ballots, result</Trans>
      </ButtonLink>
    </div>
  );
}
