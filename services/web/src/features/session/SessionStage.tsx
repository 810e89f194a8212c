import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { PersonTile, ScreenTile } from "@/livekit/PersonTile";
import type { Person, Scene } from "@/livekit/types";
import { Empty } from "@/ui/Empty";
import { Stage } from "@/ui/Stage";

/** How many small tiles stand beside the big one; who speaks comes to the front. */
const beside = 5;

/** The stage as the audience sees it: a shared screen or who speaks is big, the others are beside it. */
export function SessionStage({ scene }: { scene: Scene }) {
  const { t } = useLingui();
  const spoke = useRef<string | null>(null);
  const seen = scene.people.filter(
    ({ me, camera, microphone, screen }) => !me || camera || microphone || screen,
  );
  const sharing = seen.find(({ screen }) => screen !== null);
  const speaker = whoSpeaks(seen, spoke.current);
  if (speaker) spoke.current = speaker.identity;
  if (speaker === undefined) {
    return (
      <Empty title={<Trans>Nobody is on stage yet</Trans>}>
        <Trans>Picture and sound come by themselves.</Trans>
      </Empty>
    );
  }
  const others = seen.filter((person) => sharing !== undefined || person.identity !== speaker.identity);
  return (
    <Stage
      label={t`Stage`}
      main={sharing ? <ScreenTile person={sharing} /> : <PersonTile person={speaker} />}
      side={others.slice(0, beside).map((person) => ({
        id: person.identity,
        content: <PersonTile person={person} />,
      }))}
    />
  );
}

/** Who is big: somebody else who speaks; else who spoke last; else the first with a camera on. */
function whoSpeaks(people: readonly Person[], before: string | null): Person | undefined {
  return (
    people.find(({ speaking, me }) => speaking && !me) ??
    people.find(({ identity }) => identity === before) ??
    people.find(({ me, camera }) => !me && camera !== null) ??
    people[0]
  );
}
