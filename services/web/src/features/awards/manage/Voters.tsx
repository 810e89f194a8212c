import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { PeoplePicker } from "@/features/programme";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import type { Election } from "../api";
import { nameVoter, type Voter, votersQuery } from "../registrar";

const SHOWN = 20;

/** Who may vote: who has opened the ballot, and who votes for each organisation. Before opening only the latter. */
export function Voters({ election }: { election: Election }) {
  const { t } = useLingui();
  const { id } = useConference();
  const byOrganisation = election.rules.roll === "organisations";
  const isDraft = election.state === "draft";
  const voters = useQuery({
    ...votersQuery(id, election.id),
    enabled: byOrganisation || !isDraft,
  });
  if (isDraft && !byOrganisation) return null;
  return (
    <Section title={byOrganisation ? <Trans>Who votes for each organisation</Trans> : <Trans>Voters</Trans>}>
      <Loaded query={voters} name={t`The voters`}>
        {(found) => <List election={election} voters={found} />}
      </Loaded>
    </Section>
  );
}

function List({ election, voters }: { election: Election; voters: readonly Voter[] }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim().toLowerCase());
  const collected = voters.filter((voter) => voter.collected).length;
  const named = voters.filter((voter) => voter.participant !== null).length;
  const all = voters.length;
  const found = voters.filter(({ name, organisation_name }) =>
    `${name} ${organisation_name}`.toLowerCase().includes(search),
  );
  const more = found.length - SHOWN;
  return (
    <div className="stack">
      <p>
        {election.state === "draft" ? (
          <Plural
            value={named}
            one={`# organisation of ${all} has named its voter`}
            other={`# organisations of ${all} have named their voter`}
          />
        ) : (
          <Plural
            value={collected}
            one={`# voter of ${all} has opened the ballot`}
            other={`# voters of ${all} have opened the ballot`}
          />
        )}
      </p>
      {all > SHOWN && (
        <TextField
          type="search"
          label={t`Find a voter`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <Lines tight>
        {found.slice(0, SHOWN).map((voter) => (
          <Line key={voter.participant ?? voter.organisation}>
            <VoterLine election={election} voter={voter} />
          </Line>
        ))}
      </Lines>
      {more > 0 && (
        <p className="s dim">
          <Plural
            value={more}
            one="# more: type a name to find it."
            other="# more: type a name to find it."
          />
        </p>
      )}
    </div>
  );
}

function VoterLine({ election, voter }: { election: Election; voter: Voter }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [naming, setNaming] = useState(false);
  const { name, organisation, organisation_name: place, collected } = voter;
  const save = useMutation({
    mutationFn: (participant: string) => nameVoter(id, election.id, organisation ?? "", participant),
    onSuccess: () => {
      setNaming(false);
      toast({ text: t`The voter is named.` });
      return cache.invalidateQueries({ queryKey: votersQuery(id, election.id).queryKey });
    },
  });
  const isOpen = election.state === "draft" || election.state === "open";
  return (
    <>
      <div className="row apart">
        <span>
          <b>{name || t`Nobody yet`}</b> <span className="s dim">{place}</span>
        </span>
        {collected ? (
          <span className="s dim">
            <Trans>has opened the ballot</Trans>
          </span>
        ) : (
          organisation !== null &&
          isOpen && (
            <Button size="small" aria-expanded={naming} onClick={() => setNaming(!naming)}>
              {name ? <Trans>Name somebody else</Trans> : <Trans>Name the voter</Trans>}
              <span className="vh">: {place}</span>
            </Button>
          )
        )}
      </div>
      {naming && (
        <PeoplePicker
          label={t`Who votes for ${place}?`}
          chosen={voter.participant === null ? [] : [voter.participant]}
          onPick={({ id: participant }) => save.mutate(participant)}
        />
      )}
      {save.error && <FormError error={save.error} />}
    </>
  );
}
