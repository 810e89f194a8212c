import { Trans } from "@lingui/react/macro";
import type { Shift } from "@/features/exhibition";
import { clock, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";

/** When somebody stands at the booth, from now on. */
export function WhoStandsWhen({ shifts }: { shifts: readonly Shift[] }) {
  const now = useNow(60_000);
  const coming = shifts.filter(({ ends }) => Date.parse(ends) > now);
  if (coming.length === 0) return null;
  return (
    <Section title={<Trans>Who stands when</Trans>}>
      <Lines tight>
        {coming.map(({ id, person, starts, ends }) => (
          <Line key={id}>
            <span className="s">
              <b>
                {clock(starts)} – {clock(ends)}
              </b>{" "}
              <span className="dim">{weekday(starts)}</span> {person.name}
            </span>
          </Line>
        ))}
      </Lines>
    </Section>
  );
}
