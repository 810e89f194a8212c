import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { problemsQuery } from "./problems";

/** What does not work by itself any more: events that could not take effect, parts that do not answer. */
export function Problems({ conference }: { conference: string }) {
  const { t } = useLingui();
  const found = useQuery(problemsQuery(conference)).data;
  if (found === undefined) return null;
  return (
    <Section title={t`Problems`} count={found.length}>
      {found.length === 0 ? (
        <p className="dim">
          <Trans>None. Every part answers, and everything that happened took effect.</Trans>
        </p>
      ) : (
        <Lines tight>
          {found.map(({ service, count }) => (
            <Line key={service}>
              <b>{service}</b>{" "}
              {count === null ? (
                <Trans>does not answer now; people wait, nothing is lost.</Trans>
              ) : (
                <Plural
                  value={count}
                  one="could not take in # event. Ask the administrator to look at it."
                  other="could not take in # events. Ask the administrator to look at them."
                />
              )}
            </Line>
          ))}
        </Lines>
      )}
    </Section>
  );
}
