import { Trans, useLingui } from "@lingui/react/macro";
import { ButtonLink } from "@/ui/ButtonLink";
import { Page } from "./Page";
import { PageTitle } from "./PageTitle";
import { PlainPage } from "./PlainPage";

/** There is no such page, or it is not for this person: the server does not say which. */
export function NotFound() {
  return (
    <Page>
      <NothingHere />
    </Page>
  );
}

/** The same where no bar is drawn. */
export function NothingAtAll() {
  return (
    <PlainPage>
      <NothingHere />
    </PlainPage>
  );
}

function NothingHere() {
  const { t } = useLingui();
  return (
    <div className="stack">
      <PageTitle title={t`There is nothing at this address`} />
      <p>
        <Trans>It may have been moved, or it is not open to you. Nothing of yours is lost.</Trans>
      </p>
      <ButtonLink to="/" look="filled">
        <Trans>Go to the start</Trans>
      </ButtonLink>
    </div>
  );
}
