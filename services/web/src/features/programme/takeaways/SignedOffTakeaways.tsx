import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { useLiveQuery } from "@/live/useTopic";
import { Section } from "@/ui/Section";
import { takeawaysQuery } from "../api";
import { say } from "../words";
import { TakeawayList } from "./TakeawayList";

/** What a session and its tables handed in and signed off. */
export function SignedOffTakeaways({ session }: { session: string }) {
  const { id } = useConference();
  const query = takeawaysQuery(id, session);
  const sheets = useQuery(query).data?.filter((sheet) => sheet.signed_off_at !== null) ?? [];
  useLiveQuery(`session.${session}`, query.queryKey, (event) => !event.kind.startsWith("takeaways."));
  if (sheets.length === 0) return null;
  return (
    <Section title={<Trans>Takeaways</Trans>}>
      <div className="stack">
        {sheets.map((sheet) => {
          const title = say(sheet.title);
          const { number } = sheet;
          return (
            <div key={sheet.thing}>
              {sheet.table && (
                <h3>
                  <Trans>
                    Table {number}: {title}
                  </Trans>
                </h3>
              )}
              <TakeawayList takeaways={sheet.takeaways} />
            </div>
          );
        })}
      </div>
    </Section>
  );
}
