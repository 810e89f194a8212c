import { Trans, useLingui } from "@lingui/react/macro";
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { clock, day } from "@/time/format";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { SelectField } from "@/ui/TextField";
import { Who } from "@/ui/Who";
import { accept, commonSlotsQuery, decline, type Request, withdraw } from "./api";

interface Props {
  conference: string;
  query: UseQueryResult<{ items: Request[] }>;
}

/** Requests that wait for me, and those I sent. */
export function Requests({ conference, query }: Props) {
  const { t } = useLingui();
  return (
    <Loaded query={query} name={t`The requests`}>
      {({ items }) => {
        const open = items.filter((each) => each.state === "requested" || each.state === "countered");
        if (open.length === 0) {
          return <Empty title={t`No request is open`}>{t`Find somebody who offers what you need.`}</Empty>;
        }
        return (
          <Lines>
            {open.map((request) => (
              <RequestLine key={request.id} conference={conference} request={request} />
            ))}
          </Lines>
        );
      }}
    </Loaded>
  );
}

function RequestLine({ conference, request }: { conference: string; request: Request }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState(request.proposed?.id ?? "");
  const slots = useQuery({ ...commonSlotsQuery(conference, request.other.id), enabled: request.my_turn });
  const answer = useMutation({
    mutationFn: async (act: "accept" | "decline" | "withdraw") => {
      if (act === "accept") await accept(conference, request.id, chosen);
      else if (act === "decline") await decline(conference, request.id);
      else await withdraw(conference, request.id);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["networking", conference] }),
  });
  const free = slots.data?.items ?? [];
  return (
    <Line>
      <Who
        picture={<Face name={request.other.name} />}
        name={request.other.name}
        detail={[request.other.organisation, request.other.country].filter(Boolean).join(" · ")}
      >
        <p>{request.message}</p>
        {request.my_turn ? (
          <div className="row">
            <SelectField
              name={`slot-${request.id}`}
              label={t`Free for both`}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">{t`Choose a time`}</option>
              {free.map((slot) => (
                <option key={slot.id} value={slot.id}>
                  {day(slot.starts)}, {clock(slot.starts)}
                </option>
              ))}
            </SelectField>
            <Button
              look="filled"
              size="small"
              disabled={chosen === ""}
              pending={answer.isPending}
              onClick={() => answer.mutate("accept")}
            >
              <Trans>Accept</Trans>
            </Button>
            <Button size="small" onClick={() => answer.mutate("decline")}>
              <Trans>Decline</Trans>
            </Button>
          </div>
        ) : (
          <div className="row">
            <span className="dim">
              <Trans>Waits for an answer</Trans>
            </span>
            {request.sent_by_me && (
              <Button size="small" look="ending" onClick={() => answer.mutate("withdraw")}>
                <Trans>Withdraw</Trans>
              </Button>
            )}
          </div>
        )}
        {answer.error && <FormError error={answer.error} />}
      </Who>
    </Line>
  );
}
