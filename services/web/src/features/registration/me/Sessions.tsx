import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { clock, day } from "@/time/format";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { endSession, type Schemas, sessionsQuery } from "../api";
import { deviceName } from "./deviceName";

/** The devices one is signed in on; each can be signed out from here. */
export function Sessions() {
  const { t } = useLingui();
  const sessions = useQuery(sessionsQuery);
  return (
    <Section title={<Trans>Where you are signed in</Trans>}>
      <Loaded query={sessions} name={t`Your devices`}>
        {({ items }) => (
          <Lines tight>
            {items.map((session) => (
              <Device key={session.id} session={session} />
            ))}
          </Lines>
        )}
      </Loaded>
    </Section>
  );
}

function Device({ session }: { session: Schemas["DeviceOut"] }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const name = deviceName(session.device) || t`A device`;
  const when = `${day(session.last_used_at)}, ${clock(session.last_used_at)}`;
  return (
    <Line>
      <div className="row apart">
        <div>
          <b>{name}</b> {session.is_this_one && <Chip tone="on">{t`this one`}</Chip>}
          <p className="s dim">
            <Trans>Last used {when}</Trans>
          </p>
        </div>
        {!session.is_this_one && (
          <Button size="small" look="ending" pending={end.isPending} onClick={() => end.mutate()}>
            <Trans>Sign out there</Trans>
          </Button>
        )}
      </div>
      {end.error && <FormError error={end.error} />}
    </Line>
  );
}
