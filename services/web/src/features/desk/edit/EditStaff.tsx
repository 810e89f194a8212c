import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { type BoothDetail, exhibitionKey, nameStaff } from "@/features/exhibition";
import { PeoplePicker } from "@/features/programme";
import { Button } from "@/ui/Button";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { Who } from "@/ui/Who";

/** Who staffs the booth: they see queue and leads, and answer. */
export function EditStaff({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const people = booth.people.map(({ person }) => person);
  const name = useMutation({
    mutationFn: (participants: string[]) => nameStaff(id, booth.id, participants),
    onSuccess: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
  const ids = people.map((person) => person.id);
  return (
    <Section title={<Trans>Staff</Trans>}>
      <Lines tight>
        {people.map((person) => (
          <Line key={person.id}>
            <div className="row apart">
              <Who
                picture={<Face name={person.name} picture={person.picture} size="small" />}
                name={person.name}
                detail={person.organisation}
              />
              <Button
                size="small"
                look="quiet"
                aria-label={t`Remove ${person.name} from the staff`}
                onClick={() => name.mutate(ids.filter((each) => each !== person.id))}
              >
                <Trans>Remove</Trans>
              </Button>
            </div>
          </Line>
        ))}
      </Lines>
      {name.error && <FormError error={name.error} />}
      <PeoplePicker
        label={t`Add a colleague`}
        chosen={ids}
        onPick={(person) => name.mutate([...ids, person.id])}
      />
    </Section>
  );
}
