import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { PersonLine, useChange, useNameOf } from "@/features/meeting";
import { clock, shortDay } from "@/time/format";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { type Request, requestsQuery, withdrawRequest } from "./api";
import { closed, waitingForMe, waitingForThem } from "./requests";
import { WaitingLine } from "./WaitingLine";
import { isReason, reasons } from "./words";

/** The requests that wait for me, those that I sent, and what came to nothing. */
export function RequestSections() {
  const { t } = useLingui();
  const requests = useQuery(requestsQuery(useConference().id));
  return (
    <Loaded query={requests} name={t`Your requests`}>
      {(known) => (
        <>
          <ForMe requests={waitingForMe(known)} />
          <Sent open={waitingForThem(known)} closed={closed(known)} />
        </>
      )}
    </Loaded>
  );
}

function ForMe({ requests }: { requests: readonly Request[] }) {
  return (
    <Section title={<Trans>Waiting for your answer</Trans>} count={requests.length}>
      {requests.length === 0 ? (
        <Empty title={<Trans>Nobody waits for you</Trans>}>
          <Trans>Who asks you for a meeting stands here.</Trans>
        </Empty>
      ) : (
        <Lines tight>
          {requests.map((request) => (
            <WaitingLine key={request.id} request={request} />
          ))}
        </Lines>
      )}
    </Section>
  );
}

function Sent({ open, closed }: { open: readonly Request[]; closed: readonly Request[] }) {
  if (open.length + closed.length === 0) return null;
  return (
    <Section title={<Trans>You asked</Trans>}>
      <Lines tight>
        {open.map((request) => (
          <SentLine key={request.id} request={request} />
        ))}
        {closed.map((request) => (
          <ClosedLine key={request.id} request={request} />
        ))}
      </Lines>
    </Section>
  );
}

function SentLine({ request }: { request: Request }) {
  const { t } = useLingui();
  const name = useNameOf()(request.other);
  const withdraw = useChange((conference, id: string) => withdrawRequest(conference, id));
  const [day, until] = [shortDay(request.expires_at), clock(request.expires_at)];
  const time = request.proposed && clock(request.proposed.starts);
  return (
    <Line
      acts={
        request.sent_by_me && (
          <Button
            size="small"
            aria-label={t`Withdraw the request to ${name}`}
            pending={withdraw.isPending}
            onClick={() => withdraw.mutate(request.id)}
          >
            <Trans>Withdraw</Trans>
          </Button>
        )
      }
    >
      <PersonLine person={request.other}>
        <p className="s">
          <q>{request.message}</q>
        </p>
        <p className="xs dim">
          {time && <Trans>You proposed {time}.</Trans>}{" "}
          <Trans>
            It lapses by itself on {day} at {until}.
          </Trans>
        </p>
      </PersonLine>
      {withdraw.error && <FormError error={withdraw.error} />}
    </Line>
  );
}

function ClosedLine({ request: { other, state, reason } }: { request: Request }) {
  const { t } = useLingui();
  const why = isReason(reason) ? t(reasons[reason]) : "";
  return (
    <Line>
      <PersonLine person={other}>
        <p className="s dim">
          {state === "expired" && <Trans>Nobody answered in time.</Trans>}
          {state === "declined" && (why ? <Trans>Declined: {why}</Trans> : <Trans>Declined</Trans>)}
        </p>
      </PersonLine>
    </Line>
  );
}
