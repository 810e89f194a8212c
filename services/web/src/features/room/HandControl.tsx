import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { useRoomState } from "@/livekit/RoomProvider";
import { Control } from "@/ui/ControlBar";
import { raiseHand } from "./api";
import { placeOf } from "./presence";
import { usePresence } from "./usePresence";

/** Ask to speak, and say it is done. The state is in the label, the place in the queue on one's tile. */
export function HandControl({ thing }: { thing: string }) {
  const { t } = useLingui();
  const { id, me } = useConference();
  const inside = useRoomState().phase === "live";
  const place = placeOf(usePresence(thing), me.participant);
  const change = useMutation({ mutationFn: (up: boolean) => raiseHand(id, thing, up) });
  const label = place > 0 ? t`Lower hand (${place})` : t`Raise hand`;
  return (
    <Control
      icon={<Hand aria-hidden="true" />}
      label={label}
      pressed={place > 0}
      disabled={!inside || change.isPending}
      onClick={() => change.mutate(place === 0)}
    />
  );
}
