import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { type Booth, boothsQuery, boothTarget } from "@/features/exhibition";
import { clock } from "@/time/format";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";

/** Who waits for somebody: at the help desk first, then at the booths, the longest wait on top. */
export function Queues() {
  const { t } = useLingui();
  const { id } = useConference();
  const booths = useQuery(boothsQuery(id)).data;
  if (booths === undefined) return null;
  const waiting = booths.filter((booth) => booth.waiting > 0).sort(byUrgency);
  const helpless = booths.filter(({ kind, here }) => kind === "help" && here === 0);
  return (
    <Section title={t`Queues`} count={waiting.length}>
      <Lines tight>
        {helpless.map((desk) => (
          <Line key={desk.id}>
            <b>{desk.title}</b> <Trans>has nobody there now.</Trans>
          </Line>
        ))}
        {waiting.map((booth) => (
          <Line key={booth.id}>
            <Waiting booth={booth} />
          </Line>
        ))}
        {waiting.length === 0 && (
          <Line>
            <p className="dim">
              <Trans>Nobody waits at a booth or at the help desk.</Trans>
            </p>
          </Line>
        )}
      </Lines>
    </Section>
  );
}

function Waiting({ booth }: { booth: Booth }) {
  const { slug } = useConference();
  const { waiting, here } = booth;
  const since = booth.waiting_since === null ? "" : clock(booth.waiting_since);
  return (
    <>
      <Link {...boothTarget(slug, booth.id)}>{booth.title}</Link>:{" "}
      <Plural value={waiting} one="# person waits" other="# people wait" />
      {since && (
        <>
          {", "}
          <Trans>the first since {since}</Trans>
        </>
      )}
      {here === 0 && (
        <>
          {", "}
          <Trans>and nobody is there</Trans>
        </>
      )}
    </>
  );
}

const byUrgency = (one: Booth, other: Booth) =>
  Number(other.kind === "help") - Number(one.kind === "help") ||
  (one.waiting_since ?? "").localeCompare(other.waiting_since ?? "");
