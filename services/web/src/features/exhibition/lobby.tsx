import { plural, t } from "@lingui/core/macro";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { AlsoOpen, Answer, Waiting } from "@/app/feature";
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

/** Who answers me, and who waits at the booths that I staff. */
export function useWaiting(): Answer<Waiting[]> {
  const { id, slug } = useConference();
  const mine = answer(useQuery(myRequestsQuery(id)), (requests) =>
    requests.filter(({ state }) => state === "answered").map((request) => answered(request, slug)),
  );
  const booths = answer(useQuery(myBoothsQuery(id)), (found) =>
    found.flatMap((booth) => (booth.waiting_since === null ? [] : [queue(booth, booth.waiting_since, slug)])),
  );
  if (mine.state !== "ready") return mine;
  return booths.state === "ready" ? { ...booths, items: [...mine.items, ...booths.items] } : booths;
}

function answered(request: ContactRequest, slug: string): Waiting {
  const { id, booth, booth_title, asked_at, answered_by, means } = request;
  const name = answered_by?.name || booth_title;
  return {
    id: `contact:${id}`,
    since: asked_at,
    title: booth_title,
    detail: means === "video" ? t`${name} waits for you at the booth` : t`${name} answers you in writing`,
    picture: <Mark name={booth_title} />,
    acts: (
      <ButtonLink {...(means === "video" ? talkTarget(slug, booth) : boothTarget(slug, booth))} size="small">
        {means === "video" ? t`Enter the booth` : t`Go to the booth`}
      </ButtonLink>
    ),
  };
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
