import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import type { Answer, Next, OnNow } from "@/app/feature";
import { useNow } from "@/time/useNow";
import { type Meeting, meetingsQuery } from "./api";
import { momentOf, otherOf } from "./moments";
import { meetingTarget } from "./targets";

function useMeetings<T>(read: (meetings: Meeting[]) => T): Answer<T> {
  const { data, isError, refetch } = useQuery(meetingsQuery(useConference().id));
  if (data !== undefined) return { state: "ready", items: read(data) };
  return isError ? { state: "failed", retry: () => void refetch() } : { state: "pending" };
}

const named = (meeting: Meeting, me: string) => otherOf(meeting, me)?.name || t`Somebody who left`;

/** My meeting whose room is open. */
export function useOnNow(): Answer<OnNow[]> {
  const { slug, me } = useConference();
  const now = useNow(15_000);
  return useMeetings((meetings) =>
    meetings
      .filter((meeting) => momentOf(meeting, now) === "open")
      .map((meeting) => {
        const name = named(meeting, me.participant);
        return {
          id: `meeting:${meeting.id}`,
          rank: 1 as const,
          title: t`Your meeting with ${name}`,
          facts: [t`one to one`, otherOf(meeting, me.participant)?.organisation ?? ""].filter(Boolean),
          starts: meeting.starts,
          ends: meeting.ends,
          enter: { label: t`Go to the meeting`, to: meetingTarget(slug, meeting.id) },
        };
      }),
  );
}

/** My meetings that are still to come. */
export function useNext(): Answer<Next[]> {
  const { slug, me } = useConference();
  return useMeetings((meetings) =>
    meetings
      .filter(({ state }) => state === "scheduled")
      .map((meeting) => ({
        id: `meeting:${meeting.id}`,
        starts: meeting.starts,
        title: named(meeting, me.participant),
        detail: t`Meeting, one to one`,
        mine: true,
        to: meetingTarget(slug, meeting.id),
      })),
  );
}
