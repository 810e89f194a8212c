import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "@/app/page/PageTitle";
import { Section } from "@/ui/Section";
import { Steps } from "@/ui/Steps";
import type { Door, Duty } from "./api";
import { Fellows } from "./Fellows";
import { AwayStep } from "./steps/AwayStep";
import { BeginStep } from "./steps/BeginStep";
import { MakingStep } from "./steps/MakingStep";
import { OpenStep } from "./steps/OpenStep";
import { SaveStep } from "./steps/SaveStep";

export interface StepProps {
  door: Door;
  duty: Duty;
}

/** Where a trustee is: 0 begin, 1 make the key, 2 keep it, 3 come back, 4 open. */
function place({ step, state, opened }: Duty): number {
  if (opened) return 5;
  if (state === "tallied" || state === "revealing" || state === "revealed") return 4;
  const places = { certificate: 0, dealing: 1, key: 1, saving: 2, ready: 3 };
  return places[step];
}

/** One clear step at a time, under the name of the election. */
export function DutyView({ door, duty }: StepProps) {
  const { t } = useLingui();
  const { title, name, threshold, size } = duty;
  return (
    <div className="stack">
      <PageTitle title={title} />
      <p className="dim">
        {size === 1 ? (
          <Trans>{name}, you are the trustee of this election.</Trans>
        ) : (
          <Trans>
            {name}, you are one of {size} trustees. Any {threshold} of you open the result together.
          </Trans>
        )}
      </p>
      <Steps
        label={t`Your steps`}
        steps={[t`Begin`, t`Make the key`, t`Keep it`, t`Come back`, t`Open`]}
        current={place(duty)}
      />
      <Now door={door} duty={duty} />
      {size > 1 && <Fellows duty={duty} />}
      <Section title={<Trans>The rules of this election</Trans>}>
        <ul>
          {duty.words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Now({ door, duty }: StepProps) {
  if (duty.state === "tallied" && !duty.opened) return <OpenStep door={door} duty={duty} />;
  if (duty.state !== "draft") return <AwayStep duty={duty} />;
  switch (duty.step) {
    case "certificate":
      return <BeginStep door={door} duty={duty} />;
    case "dealing":
    case "key":
      return <MakingStep door={door} duty={duty} />;
    case "saving":
      return <SaveStep door={door} duty={duty} />;
    case "ready":
      return <AwayStep duty={duty} />;
  }
}
