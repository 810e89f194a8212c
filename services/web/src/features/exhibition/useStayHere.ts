import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConference } from "@/app/conference/useConference";
import { myBoothsQuery, setHere } from "./api";

/** The service lets go whoever was silent for two minutes; browsers wake a hidden tab once a minute. */
const every = 30_000;

/** Whoever is at their booth stays there while this client is open, on whatever page: say so again and again. */
export function useStayHere(): void {
  const { id } = useConference();
  const booths = useQuery(myBoothsQuery(id)).data ?? [];
  const here = booths
    .filter((booth) => booth.am_here)
    .map((booth) => booth.id)
    .join();
  useEffect(() => {
    if (here === "") return;
    const again = () => {
      for (const booth of here.split(",")) void setHere(id, booth, true).catch(() => undefined);
    };
    again();
    const timer = setInterval(again, every);
    return () => clearInterval(timer);
  }, [id, here]);
}
