import { useLingui } from "@lingui/react/macro";
import { LoadingLines } from "@/ui/Loading";
import { Page } from "./Page";

/** Until the code of a page is there: grey lines where the words will be. */
export function PagePending() {
  const { t } = useLingui();
  return (
    <Page>
      <LoadingLines label={t`The page is loading`} lines={6} />
    </Page>
  );
}
