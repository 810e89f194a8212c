import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useParams } from "@tanstack/react-router";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { ButtonLink } from "@/ui/ButtonLink";

/** The session ended while a page was open: in another tab, on the sessions page, or by an organiser. */
export function SignedOut() {
  const { t } = useLingui();
  const { slug } = useParams({ from: "/c/$slug" });
  const next = useLocation({ select: (location) => location.href });
  return (
    <Page>
      <div className="stack">
        <PageTitle title={t`You are signed out`} />
        <p>
          <Trans>Your session ended. Sign in again and you come back to this page.</Trans>
        </p>
        <ButtonLink to="/c/$slug" params={{ slug }} search={{ next }} look="filled">
          <Trans>Sign in</Trans>
        </ButtonLink>
      </div>
    </Page>
  );
}
