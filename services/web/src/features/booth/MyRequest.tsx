import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { directTarget } from "@/features/chat";
import { type ContactRequest, endRequest, exhibitionKey, talkTarget } from "@/features/exhibition";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Notice } from "@/ui/Notice";

interface Props {
  request: ContactRequest;
  here: number;
  /** The reader is in the room already. */
  inRoom?: boolean;
}

/** How my request stands: my place in the queue, or who answers and where to go. */
export function MyRequest({ request, here, inRoom = false }: Props) {
  return (
    <div className="stack">
      <Notice tone="waits" announced>
        {request.state === "waiting" ? (
          <Waiting request={request} here={here} />
        ) : (
          <Answered request={request} />
        )}
      </Notice>
      {request.state === "answered" && !inRoom && <Go request={request} />}
      <End request={request} />
    </div>
  );
}

function Waiting({ request, here }: { request: ContactRequest; here: number }) {
  const before = (request.place ?? 1) - 1;
  return (
    <>
      <p>
        <b>
          {before === 0 ? (
            <Trans>You are next.</Trans>
          ) : (
            <Plural value={before} one="# person is before you." other="# people are before you." />
          )}
        </b>{" "}
        <Trans>Your place is kept, also if you look around elsewhere: we call you.</Trans>
      </p>
      {here === 0 && (
        <p className="s">
          <Trans>Nobody is at the booth, but the staff have been told.</Trans>
        </p>
      )}
    </>
  );
}

function Answered({ request }: { request: ContactRequest }) {
  const { t } = useLingui();
  const name = request.answered_by?.name || t`The booth`;
  return (
    <p>
      <b>
        <Trans>{name} answers you.</Trans>
      </b>{" "}
      {request.means === "video" ? (
        <Trans>Whoever is answered at the booth now can see and hear you there.</Trans>
      ) : (
        <Trans>You write to each other in private.</Trans>
      )}
    </p>
  );
}

function Go({ request }: { request: ContactRequest }) {
  const { slug } = useConference();
  if (request.means === "video") {
    return (
      <ButtonLink {...talkTarget(slug, request.booth)} look="filled" size="big" wide>
        <Trans>Enter the booth</Trans>
      </ButtonLink>
    );
  }
  if (request.answered_by === null) return null;
  return (
    <ButtonLink {...directTarget(slug, request.answered_by.id)} look="filled" size="big" wide>
      <Trans>Go to the messages</Trans>
    </ButtonLink>
  );
}

/** Leave the queue, or say that the talk is over. */
function End({ request }: { request: ContactRequest }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => endRequest(id, request.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
  return (
    <>
      <Button wide pending={end.isPending} onClick={() => end.mutate()}>
        {request.state === "waiting" ? <Trans>Leave the queue</Trans> : <Trans>End the talk</Trans>}
      </Button>
      {end.error && <FormError error={end.error} />}
    </>
  );
}
