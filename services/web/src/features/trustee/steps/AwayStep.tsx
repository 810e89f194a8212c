import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Duty } from "../api";
import { StepHead } from "./StepHead";

/** Nothing to do now: why, and when to come back. */
export function AwayStep({ duty }: { duty: Duty }) {
  const { t } = useLingui();
  const missing = Math.max(duty.threshold - duty.opened_by, 0);
  switch (duty.state) {
    case "draft":
    case "open":
    case "closed":
      return (
        <StepHead title={t`Your part is done for now`}>
          <p role="status">
            {duty.state === "draft" ? (
              <Trans>Your key file is saved and checked. Voting opens when all trustees are this far.</Trans>
            ) : duty.state === "open" ? (
              <Trans>Voting is open. Nobody, you included, can see a total now.</Trans>
            ) : (
              <Trans>
                Voting has closed and the sealed ballots are being added up. This page goes on by itself.
              </Trans>
            )}
          </p>
          <p>
            <Trans>
              Come back by this same link when voting has closed, with your key file, on any device. Keep this
              link as well as the file: who has both can open your part.
            </Trans>
          </p>
        </StepHead>
      );
    case "tallied":
      return (
        <StepHead title={t`You have opened your part`}>
          <p role="status">
            {missing > 0 ? (
              <Plural
                value={missing}
                one="One more trustee is needed before the result can be announced."
                other="# more trustees are needed before the result can be announced."
              />
            ) : (
              <Trans>Enough trustees have opened theirs. The organisers now announce the result.</Trans>
            )}
          </p>
        </StepHead>
      );
    case "revealing":
    case "revealed":
      return (
        <StepHead
          title={duty.state === "revealed" ? t`The result is announced` : t`The result is being announced`}
        >
          <p role="status">
            {duty.opened ? (
              <Trans>
                Thank you. Your part is done; your key file is not needed any more and can be deleted.
              </Trans>
            ) : (
              <Trans>
                Enough other trustees opened it, so your part was not needed. Your key file can be deleted.
              </Trans>
            )}
          </p>
        </StepHead>
      );
    case "void":
      return (
        <StepHead title={t`The election ended without a result`}>
          <p role="status">
            <Trans>Too few trustees came to open it. Your key file can be deleted.</Trans>
          </p>
        </StepHead>
      );
  }
}
