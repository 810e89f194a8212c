import { Trans } from "@lingui/react/macro";
import { type Shift, ShiftTimes } from "@/features/exhibition";
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
        {coming.map((shift) => (
          <Line key={shift.id}>
            <span className="s">
              <ShiftTimes shift={shift} /> {shift.person.name}
            </span>
          </Line>
        ))}
      </Lines>
    </Section>
  );
}
