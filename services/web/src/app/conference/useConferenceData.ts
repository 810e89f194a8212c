import { queryOptions, useQuery } from "@tanstack/react-query";
import type { paths } from "@/api/registration";
import { serviceClient, takeWithVersion } from "@/http/client";
import { useConference } from "./useConference";

const api = serviceClient<paths>();

/** The conference as its organisers describe it, with the version to change it by. */
export const conferenceDataQuery = (conference: string) =>
  queryOptions({
    queryKey: ["registration", conference, "conference"],
    queryFn: ({ signal }) =>
      takeWithVersion(
        api.GET("/api/registration/v1/conferences/{conference}", {
          params: { path: { conference } },
          signal,
        }),
      ),
    staleTime: 600_000,
  });

/** Days, time zone, languages and number of participants of the conference one is inside of; undefined until known. */
export const useConferenceData = () => useQuery(conferenceDataQuery(useConference().id)).data?.entity;
