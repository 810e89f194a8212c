import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { useLiveQuery } from "@/live/useTopic";
import { clock } from "@/time/format";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Line, Lines } from "@/ui/Lines";
import { type Report, reportsQuery, resolveReport } from "./api";
import { useNameOf } from "./MessageRow";

const touching = ["message.reported", "report.resolved"];

/** Messages that people asked the organisers to look at, each with the two answers. */
export function Reports() {
  const { t } = useLingui();
  const { id } = useConference();
  const query = reportsQuery(id);
  const reports = useQuery(query);
  useLiveQuery("control", query.queryKey, (event) => !touching.includes(event.kind));
  return (
    <Loaded query={reports} name={t`Reported messages`}>
      {(items) =>
        items.length === 0 ? (
          <Empty title={<Trans>Nothing reported</Trans>}>
            <Trans>A message that somebody reports is shown here, with its text as it was.</Trans>
          </Empty>
        ) : (
          <Lines>
            {items.map((report) => (
              <Row key={report.id} report={report} />
            ))}
          </Lines>
        )
      }
    </Loaded>
  );
}

function Row({ report }: { report: Report }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const nameOf = useNameOf();
  const decide = useMutation({
    mutationFn: (resolution: "removed" | "dismissed") => resolveReport(id, report, resolution),
    onSettled: () => cache.invalidateQueries({ queryKey: reportsQuery(id).queryKey }),
  });
  const [author, reporter] = [nameOf(report.author), nameOf(report.reporter)];
  const when = clock(report.reported_at);
  return (
    <Line
      acts={
        <>
          <Button size="small" look="ending" onClick={() => decide.mutate("removed")}>
            <Trans>Remove the message</Trans>
          </Button>
          <Button size="small" onClick={() => decide.mutate("dismissed")}>
            <Trans>Let it stand</Trans>
          </Button>
        </>
      }
    >
      <p>{report.text}</p>
      <p className="s dim">
        <Trans>
          By {author}; reported by {reporter} at {when}
        </Trans>
      </p>
      {report.reason && <p className="s">{report.reason}</p>}
      {decide.error && <FormError error={decide.error} />}
    </Line>
  );
}
