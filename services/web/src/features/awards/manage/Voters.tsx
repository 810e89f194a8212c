import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { PeoplePicker } from "@/features/programme";
import { Line, Lines } from "@/ui/Lines";
import { toast } from "@/ui/toasts";
import type { Election } from "../api";
import { nameVoter, type Voter, votersQuery } from "../registrar";

/** Who may vote: how many have opened their ballot, and who votes for each organisation. */
export function Voters({ election }: { election: Election }) {
  const { id } = useConference();
  const voters = useQuery(votersQuery(id, election.id));
  if (voters.data === undefined) return null;
  const all = voters.data.length;
  const collected = voters.data.filter((voter) => voter.collected).length;
  const named = voters.data.filter(({ organisation }) => organisation !== null);
  return (
    <details>
      <summary>
        <Plural value={all} one="# voter" other="# voters" />,{" "}
        <Plural value={collected} one="# has opened the ballot" other="# have opened the ballot" />
      </summary>
      {named.length > 0 && (
        <Lines tight>
          {named.map((voter) => (
            <Line key={voter.organisation}>
              <VoterOf election={election} voter={voter} />
            </Line>
          ))}
        </Lines>
      )}
    </details>
  );
}

function VoterOf({ election, voter }: { election: Election; voter: Voter }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const { name, organisation_name: organisation } = voter;
  const save = useMutation({
    mutationFn: (participant: string) => nameVoter(id, election.id, voter.organisation ?? "", participant),
    onSuccess: () => {
      toast({ text: t`The voter is named.` });
      return cache.invalidateQueries({ queryKey: votersQuery(id, election.id).queryKey });
    },
  });
  return (
    <>
      <p>
        <b>{organisation}</b>: {name || t`nobody yet`}
        {voter.collected && (
          <span className="s dim">
            {" "}
            <Trans>has opened the ballot</Trans>
          </span>
        )}
      </p>
      {!voter.collected && (election.state === "open" || election.state === "draft") && (
        <PeoplePicker
          label={t`Name somebody else for ${organisation}`}
          chosen={voter.participant === null ? [] : [voter.participant]}
          onPick={({ id: participant }) => save.mutate(participant)}
        />
      )}
      {save.error && <FormError error={save.error} />}
    </>
  );
}
