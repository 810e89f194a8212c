import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { countryName } from "@/app/words/places";
import {
  type BoothDetail,
  deskTarget,
  endRequest,
  exhibitionKey,
  type QueueItem,
  queueQuery,
} from "@/features/exhibition";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { Who } from "@/ui/Who";
import styles from "./Aside.module.css";

/** Beside the talk, for the staff: whom they answer, what it is about, and how to end it. */
export function StaffAside({ booth }: { booth: BoothDetail }) {
  const { id, slug } = useConference();
  const queue = useQuery(queueQuery(id, booth.id));
  const talks = queue.data?.answering.filter(({ means }) => means === "video") ?? [];
  return (
    <div className={styles.aside}>
      <Section title={<Trans>With you now</Trans>}>
        {talks.length === 0 && (
          <p className="s dim">
            <Trans>No visitor is being answered by video.</Trans>
          </p>
        )}
        <Lines>
          {talks.map((talk) => (
            <Talk key={talk.id} talk={talk} />
          ))}
        </Lines>
      </Section>
      <Section title={<Trans>Waiting</Trans>} count={queue.data?.waiting.length ?? 0}>
        <ButtonLink {...deskTarget(slug, booth.id)}>
          <Trans>Back to the desk</Trans>
        </ButtonLink>
      </Section>
    </div>
  );
}

function Talk({ talk }: { talk: QueueItem }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const { name, picture, organisation, country } = talk.visitor;
  const end = useMutation({
    mutationFn: () => endRequest(id, talk.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
  return (
    <Line
      acts={
        <Button size="small" pending={end.isPending} onClick={() => end.mutate()}>
          <Trans>End the talk</Trans>
          <span className="vh">: {name}</span>
        </Button>
      }
    >
      <Who
        picture={<Face name={name} picture={picture} />}
        name={name}
        detail={[organisation, countryName(country)].filter(Boolean).join(" · ")}
      >
        {talk.message && <p className="s">“{talk.message}”</p>}
      </Who>
      {end.error && <FormError error={end.error} />}
    </Line>
  );
}
