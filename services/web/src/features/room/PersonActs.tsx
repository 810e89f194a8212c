import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { useRoomState } from "@/livekit/RoomProvider";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { type Act, barredQuery, moderate, type Somebody } from "./api";

interface Props {
  thing: string;
  somebody: Somebody;
  hand: boolean;
  guest: boolean;
}

/** What a moderator can do with somebody in the room: give the floor, mute, remove. */
export function PersonActs({ thing, somebody, hand, guest }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const name = somebody.name ?? "";
  const act = useMutation({
    mutationFn: (what: Act) => moderate(id, thing, somebody.id, what),
    onSuccess: (_, what) => {
      setAsking(false);
      if (what === "remove") void cache.invalidateQueries({ queryKey: barredQuery(id, thing).queryKey });
    },
  });
  const state = useRoomState();
  const inside = state.phase === "live";
  const people = inside ? state.scene.people : [];
  const mayPublish = people.some((person) => person.id === somebody.id && person.mayPublish);
  // Who publishes without being a guest does so by a right of their own, which is not ours to take.
  const hasStage = inside && thing.startsWith("session:") && (guest || !mayPublish);
  return (
    <>
      {hasStage && (
        <Button
          size="small"
          pending={act.isPending && (act.variables === "bring" || act.variables === "sendBack")}
          onClick={() => act.mutate(guest ? "sendBack" : "bring")}
        >
          {guest ? <Trans>Send back to the hall</Trans> : <Trans>Bring on stage</Trans>}
        </Button>
      )}
      {hand && (
        <Button size="small" onClick={() => act.mutate("lowerHand")}>
          <Trans>Lower hand</Trans>
        </Button>
      )}
      {mayPublish && (
        <Button size="small" onClick={() => act.mutate("mute")} aria-label={t`Mute ${name}`}>
          <Trans>Mute</Trans>
        </Button>
      )}
      <Button
        size="small"
        look="ending"
        onClick={() => setAsking(true)}
        aria-label={t`Remove ${name} from the room`}
      >
        <Trans>Remove</Trans>
      </Button>
      {act.error && <FormError error={act.error} />}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Remove ${name} from this room?`}
        acts={
          <>
            <Button look="ending" pending={act.isPending} onClick={() => act.mutate("remove")}>
              <Trans>Remove</Trans>
            </Button>
            <Button autoFocus onClick={() => setAsking(false)}>
              <Trans>Leave it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>They are out at once and cannot come back until you let them in again.</Trans>
        </p>
      </Dialog>
    </>
  );
}
