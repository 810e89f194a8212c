import { queryOptions, useQuery } from "@tanstack/react-query";
import type { paths } from "@/api/registration";
import { useConference } from "@/app/conference/useConference";
import { serviceClient, take } from "@/http/client";
import type { Somebody } from "./api";

const api = serviceClient<paths>();

const personQuery = (conference: string, participant: string) =>
  queryOptions({
    queryKey: ["registration", conference, "person", participant],
    queryFn: ({ signal }) => {
      const params = { path: { conference, participant } };
      return take(
        api.GET("/api/registration/v1/conferences/{conference}/people/{participant}", { params, signal }),
      );
    },
    staleTime: 60_000,
  });

/** A participant as the directory knows them; without a name until that is known. */
export function usePerson(participant: string): Somebody {
  const { data } = useQuery(personQuery(useConference().id, participant));
  if (data === undefined) return { id: participant, name: "", organisation: "", country: "", picture: null };
  return {
    id: participant,
    name: data.name,
    organisation: data.organisation,
    country: data.country,
    picture: null,
  };
}
