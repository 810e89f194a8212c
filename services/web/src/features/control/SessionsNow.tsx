import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Loaded } from "@/app/page/Loaded";
import { useLiveQuery } from "@/live/useTopic";
import { clock } from "@/time/format";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { controlSessionsQuery } from "./api";

/** The sessions that are live, and the next ones. */
export function SessionsNow({ conference, slug }: { conference: string; slug: string }) {
  const { t, i18n } = useLingui();
  const sessions = useQuery(controlSessionsQuery(conference));
  useLiveQuery("conference", controlSessionsQuery(conference).queryKey);
  const title = (texts: Record<string, string>) => texts[i18n.locale] ?? Object.values(texts)[0] ?? "";
  return (
    <Section
      title={t`Sessions`}
      link={
        <Link to="/c/$slug/programme" params={{ slug }}>
          <Trans>Programme</Trans>
        </Link>
      }
    >
      <Loaded query={sessions} name={t`The sessions`}>
        {({ items }) => {
          const open = items.filter((each) => each.state !== "ended").slice(0, 12);
          if (open.length === 0) return <Empty title={t`No session is ahead`} />;
          return (
            <Table
              caption={t`Sessions that are live or ahead`}
              hideCaption
              rowKey={(row) => row.id}
              rows={open}
              columns={[
                { id: "title", title: t`Session`, cell: (row) => title(row.title) },
                { id: "state", title: t`State`, cell: (row) => (row.state === "live" ? t`live` : t`ahead`) },
                { id: "time", title: t`Time`, cell: (row) => `${clock(row.starts)}–${clock(row.ends)}` },
                { id: "room", title: t`Room`, cell: (row) => row.room },
                { id: "questions", title: t`Questions`, figures: true, cell: (row) => row.questions },
                {
                  id: "seated",
                  title: t`Seated`,
                  figures: true,
                  cell: (row) => (row.seats > 0 ? `${row.seated} / ${row.seats}` : "–"),
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Section>
  );
}
