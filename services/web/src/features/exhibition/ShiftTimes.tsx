import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import type { Shift } from "./api";

/** "13:05 – 13:30", bold while it lasts, with the day where that is not today. */
export function ShiftTimes({ shift: { starts, ends } }: { shift: Shift }) {
  const now = useNow(60_000);
  const times = `${clock(starts)} – ${clock(ends)}`;
  return (
    <>
      {Date.parse(starts) <= now ? <b>{times}</b> : times}
      {weekday(starts) !== weekday(now) && <span className="dim"> {weekday(starts)}</span>}
    </>
  );
}
