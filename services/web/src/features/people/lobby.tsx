import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { Answer, Waiting } from "@/app/feature";
import { clock, shortDay } from "@/time/format";
import { ButtonLink } from "@/ui/ButtonLink";
import { Face } from "@/ui/Face";
import { type Request, requestsQuery } from "./api";
import { waitingForMe } from "./requests";
import { peopleTarget } from "./targets";

/** Who asks me for a meeting, or for another time. */
export function useWaiting(): Answer<Waiting[]> {
  const { id, slug } = useConference();
  const { data, isError, refetch } = useQuery(requestsQuery(id));
  if (data !== undefined)
    return { state: "ready", items: waitingForMe(data).map((each) => waiting(each, slug)) };
  return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
}

function waiting({ id, created_at, other, message, proposed }: Request, slug: string): Waiting {
  const name = other.name || t`Somebody who left`;
  const time = proposed && `${shortDay(proposed.starts)}, ${clock(proposed.starts)}`;
  return {
    id: `request:${id}`,
    since: created_at,
    title: name,
    detail: time ? t`asks to meet, ${time}: “${message}”` : t`asks to meet: “${message}”`,
    picture: <Face name={name} />,
    acts: (
      <ButtonLink {...peopleTarget(slug)} size="small">
        {t`Answer`}
        <span className="vh">: {name}</span>
      </ButtonLink>
    ),
  };
}
