import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { useLiveQuery } from "@/live/useTopic";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Section } from "@/ui/Section";
import { removeTakeaway, reopenTakeaways, type Sheet, signOff, takeawaysQuery } from "../api";
import { EditTakeaway } from "./EditTakeaway";
import { TakeawayList } from "./TakeawayList";
import { WriteTakeaway } from "./WriteTakeaway";

interface Props {
  session: string;
  /** `table:<id>`, or `session:<id>`. */
  thing: string;
  /** How many there may be. */
  most: number;
}

/** The takeaways of a table or a session in the making: read by those there, written by its facilitator. */
export function TakeawaysPanel({ session, thing, most }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const query = takeawaysQuery(id, session);
  const sheet = useQuery(query).data?.find((each) => each.thing === thing);
  useLiveQuery(thing.replace(":", "."), query.queryKey, (event) => !event.kind.startsWith("takeaways."));
  const count = sheet?.takeaways.length ?? 0;
  const final = sheet?.signed_off_at != null;
  return (
    <Section
      title={<Trans>Takeaways to hand in</Trans>}
      link={
        <Chip {...(final && { tone: "on" as const })}>{final ? t`Signed off` : t`${count} of ${most}`}</Chip>
      }
    >
      <p className="s dim">
        {final ? (
          <Trans>Everybody reads them on the session's page, without names.</Trans>
        ) : (
          <Trans>
            The facilitator writes them and signs them off. Then everybody reads them, without names.
          </Trans>
        )}
      </p>
      {sheet && <Written sheet={sheet} session={session} most={most} />}
    </Section>
  );
}

function Written({ sheet, session, most }: { sheet: Sheet; session: string; most: number }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: takeawaysQuery(id, session).queryKey });
  const act = useMutation({ mutationFn: (press: () => Promise<unknown>) => press(), onSettled: again });
  const final = sheet.signed_off_at !== null;
  const editable = sheet.editable && !final;
  return (
    <div className="stack">
      <TakeawayList
        takeaways={sheet.takeaways}
        act={(takeaway) =>
          editable && (
            <div className="row">
              <EditTakeaway takeaway={takeaway} onDone={again} />
              <Button
                size="small"
                look="quiet"
                onClick={() => act.mutate(() => removeTakeaway(id, takeaway.id))}
              >
                <Trans>Remove</Trans>
              </Button>
            </div>
          )
        }
        last={
          editable && sheet.takeaways.length < most && <WriteTakeaway thing={sheet.thing} onDone={again} />
        }
      />
      {editable && sheet.takeaways.length > 0 && (
        <Button pending={act.isPending} onClick={() => act.mutate(() => signOff(id, sheet.thing))}>
          <Trans>Sign off</Trans>
        </Button>
      )}
      {sheet.editable && final && (
        <Button
          size="small"
          pending={act.isPending}
          onClick={() => act.mutate(() => reopenTakeaways(id, sheet.thing))}
        >
          <Trans>Open again to change</Trans>
        </Button>
      )}
      {act.error && <FormError error={act.error} />}
    </div>
  );
}
