import { Trans } from "@lingui/react/macro";
import { useConferenceData } from "@/app/conference/useConferenceData";
import { differs, zoneName } from "@/time/format";
import { useNow } from "@/time/useNow";

/** Whose clock the times follow: the reader's; the conference's is named where it differs. */
export function ZoneLine() {
  const now = useNow(600_000);
  const zone = useConferenceData()?.time_zone;
  const mine = zoneName(now);
  if (zone === undefined || !differs(now, zone)) return <Trans>Times in {mine}.</Trans>;
  const theirs = zoneName(now, zone);
  return (
    <Trans>
      Times in your zone, {mine}. The conference is in {theirs}.
    </Trans>
  );
}
