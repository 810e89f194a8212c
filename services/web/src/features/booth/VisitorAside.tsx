import { Trans } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { type BoothDetail, boothTarget } from "@/features/exhibition";
import { ButtonLink } from "@/ui/ButtonLink";
import styles from "./Aside.module.css";
import { LeaveContact } from "./LeaveContact";
import { MyRequest } from "./MyRequest";
import { TakeAlong } from "./TakeAlong";

/** Beside the talk, for the visitor: how to end it, what to leave, what to take. */
export function VisitorAside({ booth }: { booth: BoothDetail }) {
  const { slug } = useConference();
  const { request } = booth.mine;
  return (
    <div className={styles.aside}>
      {request === null ? (
        <ButtonLink {...boothTarget(slug, booth.id)}>
          <Trans>The talk has ended: back to the booth</Trans>
        </ButtonLink>
      ) : (
        <MyRequest request={request} here={booth.here} inRoom />
      )}
      <LeaveContact booth={booth} />
      <TakeAlong materials={booth.materials} />
    </div>
  );
}
