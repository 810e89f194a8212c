import type { Place } from "@/app/feature";
import { features } from "@/app/features";
import { useConference } from "./useConference";

const places = features.flatMap((feature) => feature.places ?? []).sort((a, b) => a.order - b.order);

/** The places of the conference that are for the reader. */
export function usePlaces(): Place[] {
  const { me } = useConference();
  return places.filter((place) => place.roles?.some((role) => me.roles.includes(role)) ?? true);
}
