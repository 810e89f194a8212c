import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { barredQuery, readmit } from "./api";
import { Person } from "./PeoplePanel";

/** Those who were removed from the room; nothing where there are none. */
export function Barred({ thing }: { thing: string }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const query = barredQuery(id, thing);
  const barred = useQuery(query).data ?? [];
  const admit = useMutation({
    mutationFn: (participant: string) => readmit(id, thing, participant),
    onSettled: () => cache.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (barred.length === 0) return null;
  return (
    <Section title={<Trans>Removed</Trans>}>
      <Lines tight>
        {barred.map(({ participant }) => (
          <Line
            key={participant.id}
            acts={
              <Button size="small" onClick={() => admit.mutate(participant.id)}>
                <Trans>Let in again</Trans>
              </Button>
            }
          >
            <Person somebody={participant} />
          </Line>
        ))}
      </Lines>
      {admit.error && <FormError error={admit.error} />}
    </Section>
  );
}
