import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/rooms";
import { serviceClient, take } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/rooms/v1/conferences/{conference}/rooms/{thing}";

export type Schemas = components["schemas"];
export type Presence = Schemas["PresenceOut"];
export type Somebody = Schemas["Somebody"];

export const presenceQuery = (conference: string, thing: string) =>
  queryOptions({
    queryKey: ["rooms", conference, "presence", thing],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/presence`, { params: { path: { conference, thing } }, signal })),
  });

export const barredQuery = (conference: string, thing: string) =>
  queryOptions({
    queryKey: ["rooms", conference, "barred", thing],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/bars`, { params: { path: { conference, thing } }, signal }))).items,
  });

export const raiseHand = (conference: string, thing: string, up: boolean) => {
  const params = { path: { conference, thing } };
  return up ? take(api.POST(`${root}/hand`, { params })) : take(api.DELETE(`${root}/hand`, { params }));
};

/** What a moderator does to somebody in a room. */
export type Act = "bring" | "sendBack" | "mute" | "remove" | "lowerHand";

export const moderate = (conference: string, thing: string, participant: string, act: Act) => {
  const params = { path: { conference, thing, participant } };
  const person = `${root}/participants/{participant}` as const;
  switch (act) {
    case "bring":
      return take(api.POST(`${person}/stage`, { params }));
    case "sendBack":
      return take(api.DELETE(`${person}/stage`, { params }));
    case "mute":
      return take(api.POST(`${person}/mute`, { params }));
    case "remove":
      return take(api.POST(`${person}/remove`, { params }));
    case "lowerHand":
      return take(api.DELETE(`${person}/hand`, { params }));
  }
};

export const readmit = (conference: string, thing: string, participant: string) =>
  take(api.DELETE(`${root}/bars/{participant}`, { params: { path: { conference, thing, participant } } }));
