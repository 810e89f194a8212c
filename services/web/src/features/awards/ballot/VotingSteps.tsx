import { useLingui } from "@lingui/react/macro";
import { Steps } from "@/ui/Steps";

/** The three steps of voting: choose, check, sealed. */
export function VotingSteps({ current }: { current: 0 | 1 | 2 }) {
  const { t } = useLingui();
  const steps = [t`Read and choose`, t`Check`, t`Sealed`];
  return <Steps label={t`Steps of voting`} steps={steps} current={current} />;
}
