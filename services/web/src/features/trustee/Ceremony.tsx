import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form, FormError } from "@/app/form/Form";
import { refuse, text } from "@/app/form/values";
import { Loaded } from "@/app/page/Loaded";
import { hasCode } from "@/http/problem";
import { useLiveQuery } from "@/live/useTopic";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import { type CeremonyState, ceremonyKey, ceremonyQuery, endWithoutResult, nameTrustees } from "./api";
import styles from "./Trustee.module.css";
import { TrusteeRow } from "./TrusteeRow";

interface Props {
  election: string;
  /** The state of the election: what can still be done. */
  state: string;
  onEnded?: () => void;
}

/** The key ceremony as organisers see it: name trustees, give each a link, see for whom everybody waits. */
export function Ceremony({ election, state, onEnded }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  useLiveQuery("control", ceremonyKey(id, election));
  const ceremony = useQuery({ ...ceremonyQuery(id, election), refetchInterval: 10_000 });
  if (hasCode(ceremony.error, "not_found")) return null;
  return (
    <Section title={<Trans>The trustees</Trans>}>
      <Loaded query={ceremony} name={t`The trustees`}>
        {(found) => (
          <div className="stack">
            <p>
              <Standing ceremony={found} state={state} />
            </p>
            {found.trustees.length > 0 && (
              <ul className={styles.fellows}>
                {found.trustees.map((trustee) => (
                  <TrusteeRow key={trustee.number} election={election} state={state} trustee={trustee} />
                ))}
              </ul>
            )}
            {state === "draft" && <Naming election={election} ceremony={found} />}
            {state === "tallied" && found.opened < found.threshold && (
              <EndWithout election={election} onEnded={onEnded} />
            )}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Standing({ ceremony, state }: { ceremony: CeremonyState; state: string }) {
  const { threshold, size, trustees, finished, opened } = ceremony;
  if (state === "tallied") {
    return opened >= threshold ? (
      <Trans>
        {opened} of {size} trustees have opened theirs; that is enough for the ceremony.
      </Trans>
    ) : (
      <Trans>
        {opened} of the {threshold} trustees who are needed have opened theirs. Ask the others to open their
        link and press Open.
      </Trans>
    );
  }
  if (state !== "draft")
    return (
      <Trans>
        Any {threshold} of the {size} trustees open the result together.
      </Trans>
    );
  if (trustees.length === 0) {
    return (
      <Trans>
        This election needs {size} trustees, of whom any {threshold} can open the result. Choose people whom
        the voters trust and who do not depend on each other.
      </Trans>
    );
  }
  if (finished) return <Trans>All trustees hold their key and have checked it. Voting can be opened.</Trans>;
  const absent = trustees.filter(({ step, waits }) => step !== "ready" && !waits).map(({ name }) => name);
  return <Trans>Voting can be opened once all are ready. Everybody waits for: {absent.join(", ")}.</Trans>;
}

function Naming({ election, ceremony }: { election: string; ceremony: CeremonyState }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [again, setAgain] = useState(false);
  const [wrong, setWrong] = useState<Error | null>(null);
  const name = useMutation({
    mutationFn: (names: string[]) => nameTrustees(id, election, names),
    onSuccess: (found) => {
      setAgain(false);
      cache.setQueryData(ceremonyKey(id, election), found);
    },
  });
  if (ceremony.trustees.length > 0 && !again) {
    return (
      <div className="row">
        <Button onClick={() => setAgain(true)}>
          <Trans>Name the trustees anew</Trans>
        </Button>
        <span className="s dim">
          <Trans>The ceremony then begins anew for everybody, and all links change.</Trans>
        </span>
      </div>
    );
  }
  const numbers = Array.from({ length: ceremony.size }, (_, at) => at + 1);
  const submit = (data: FormData) => {
    const names = numbers.map((number) => text(data, `trustee-${number}`).trim());
    const isComplete = names.every(Boolean) && new Set(names).size === names.length;
    setWrong(isComplete ? null : refuse({ trustee: t`Give each trustee a name of their own.` }));
    if (isComplete) name.mutate(names);
  };
  return (
    <Form error={wrong ?? name.error} onSubmit={submit}>
      {numbers.map((number) => (
        <TextField
          key={number}
          label={t`Trustee ${number}`}
          name={`trustee-${number}`}
          maxLength={200}
          defaultValue={ceremony.trustees[number - 1]?.name ?? ""}
        />
      ))}
      <div className="row">
        <Button type="submit" look="filled" pending={name.isPending}>
          <Trans>Name the trustees</Trans>
        </Button>
      </div>
    </Form>
  );
}

function EndWithout({ election, onEnded }: { election: string; onEnded: (() => void) | undefined }) {
  const { t } = useLingui();
  const { id } = useConference();
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: () => endWithoutResult(id, election),
    onSuccess: () => {
      setAsking(false);
      onEnded?.();
    },
  });
  return (
    <div>
      <Button onClick={() => setAsking(true)}>
        <Trans>End without a result</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`End the election without a result?`}
        acts={
          <>
            <Button look="ending" pending={end.isPending} onClick={() => end.mutate()}>
              <Trans>End it</Trans>
            </Button>
            <Button autoFocus onClick={() => setAsking(false)}>
              <Trans>Wait for the trustees</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>The ballots stay sealed for ever, and everybody is told.</Trans>
        </p>
        {end.error && <FormError error={end.error} />}
      </Dialog>
    </div>
  );
}
