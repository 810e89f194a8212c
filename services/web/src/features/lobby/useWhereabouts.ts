import { t } from "@lingui/core/macro";
import { queryOptions, useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import type { paths } from "@/api/live";
import { useConference } from "@/app/conference/useConference";
import { useConferenceData } from "@/app/conference/useConferenceData";
import type { Answer, Whereabouts } from "@/app/feature";
import { queryClient } from "@/app/queries";
import { serviceClient, take } from "@/http/client";
import { useLiveQuery } from "@/live/useTopic";

const api = serviceClient<paths>();

const presenceQuery = (conference: string) =>
  queryOptions({
    queryKey: ["live", conference, "presence"],
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/live/v1/conferences/{conference}/presence", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

const Counted = v.object({
  online: v.number(),
  plenary: v.number(),
  tables: v.number(),
  meetings: v.number(),
  booths: v.number(),
  lobby: v.number(),
});

/** Where the people are who are here, fresh as the gateway counts them. */
export function useWhereabouts(): Answer<Whereabouts> {
  const { id } = useConference();
  const participants = useConferenceData()?.participants ?? 0;
  const query = presenceQuery(id);
  const { data, isError, refetch } = useQuery(query);
  useLiveQuery("conference", query.queryKey, (event) => {
    if (event.kind !== "presence.counted") return true;
    const counted = v.safeParse(Counted, event.data);
    if (counted.success) queryClient.setQueryData(query.queryKey, counted.output);
    return counted.success;
  });
  if (data === undefined)
    return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
  return {
    state: "ready",
    items: {
      groups: [
        { id: "plenary", label: t`Sessions`, count: data.plenary },
        { id: "lobby", label: t`Lobby`, count: data.lobby },
        { id: "meetings", label: t`In meetings`, count: data.meetings },
        { id: "others", label: t`Tables, exhibition`, count: data.tables + data.booths },
      ],
      absent: Math.max(0, participants - data.online),
      me: "lobby",
    },
  };
}
