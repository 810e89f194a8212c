import { useEffect } from "react";
import { useConference } from "@/app/conference/useConference";
import { countVisit } from "@/features/exhibition";

const visited = new Set<string>();

/** Counts a visit once for each booth while the browser's page lives; null counts nothing. */
export function useVisit(booth: string | null): void {
  const { id } = useConference();
  useEffect(() => {
    if (booth === null || visited.has(booth)) return;
    visited.add(booth);
    // A visit that was not counted is no reason to trouble the visitor.
    countVisit(id, booth).catch(() => visited.delete(booth));
  }, [id, booth]);
}
