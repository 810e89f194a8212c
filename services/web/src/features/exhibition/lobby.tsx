import { plural, t } from "@lingui/core/macro";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { AlsoOpen, Answer, OnNow, Waiting } from "@/app/feature";
import { ButtonLink } from "@/ui/ButtonLink";
import { Mark } from "@/ui/Mark";
import {
  type Booth,
  boothsQuery,
  type ContactRequest,
  type MyBooth,
  myBoothsQuery,
  myRequestsQuery,
} from "./api";
import { boothTarget, deskTarget, hallTarget, talkTarget } from "./targets";

function answer<D, T>({ data, isError, refetch }: UseQueryResult<D>, read: (data: D) => T): Answer<T> {
  if (data !== undefined) return { state: "ready", items: read(data) };
  return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
}

const hour = 3_600_000;

/** A booth answers me by video: the first thing to enter. */
export function useOnNow(): Answer<OnNow[]> {
  const { id, slug } = useConference();
  return answer(useQuery(myRequestsQuery(id)), (requests) =>
    requests
      .filter(({ state, means }) => state === "answered" && means === "video")
      .map((request) => talk(request, slug)),
  );
}

function talk({ id, booth, booth_title, asked_at }: ContactRequest, slug: string): OnNow {
  return {
    id: `booth:${id}`,
    rank: 1,
    title: t`${booth_title} answers you`,
    facts: [t`At the booth`],
    starts: asked_at,
    ends: new Date(Date.parse(asked_at) + hour).toISOString(),
    enter: { label: t`Enter the booth`, to: talkTarget(slug, booth) },
  };
}

/** Who waits at the booths that I staff. */
export function useWaiting(): Answer<Waiting[]> {
  const { id, slug } = useConference();
  return answer(useQuery(myBoothsQuery(id)), (booths) =>
    booths.flatMap((booth) =>
      booth.waiting_since === null ? [] : [queue(booth, booth.waiting_since, slug)],
    ),
  );
}

function queue({ id, title, waiting }: MyBooth, since: string, slug: string): Waiting {
  return {
    id: `booth:${id}`,
    since,
    title,
    detail: plural(waiting, { one: "# visitor waits at your booth", other: "# visitors wait at your booth" }),
    picture: <Mark name={title} />,
    acts: (
      <ButtonLink {...deskTarget(slug, id)} size="small">
        {t`Go to the desk`}
      </ButtonLink>
    ),
  };
}

/** The hall, and the help desk. */
export function useAlsoOpen(): Answer<AlsoOpen[]> {
  const { id, slug } = useConference();
  return answer(useQuery(boothsQuery(id)), (booths) => {
    const desks = booths.filter(({ kind }) => kind === "help");
    return [
      ...(booths.length > desks.length ? [hall(booths, slug)] : []),
      ...desks.map((desk) => help(desk, slug)),
    ];
  });
}

function hall(booths: readonly Booth[], slug: string): AlsoOpen {
  const stands = booths.filter(({ kind }) => kind !== "help");
  const staffed = stands.filter(({ here }) => here > 0).length;
  const all = stands.length;
  return {
    id: "exhibition",
    order: 20,
    title: t`Exhibition`,
    detail: t`Somebody is there at ${staffed} of ${all} booths.`,
    act: { label: t`Go to the hall`, to: hallTarget(slug) },
  };
}

function help({ id, title, here }: Booth, slug: string): AlsoOpen {
  return {
    id: `booth:${id}`,
    order: 40,
    title,
    detail: here > 0 ? t`Somebody is there now.` : t`Nobody is there now. Ask, and you will be called.`,
    act: { label: t`Ask for help`, to: boothTarget(slug, id) },
  };
}
