import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "@/app/page/PageTitle";

/** The link is nobody's, or no longer. */
export function LinkInvalid() {
  const { t } = useLingui();
  return (
    <div className="stack">
      <PageTitle title={t`This link does not work`} />
      <p>
        <Trans>
          A trustee's link works until the organisers make a new one. Check that you copied it whole, up to
          the last letter behind the #, or ask the organisers for a new one. A key file that you saved stays
          good.
        </Trans>
      </p>
    </div>
  );
}
