import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useParams } from "@tanstack/react-router";
import { PageTitle } from "@/app/page/PageTitle";
import { PlainPage } from "@/app/page/PlainPage";
import { ButtonLink } from "@/ui/ButtonLink";

/** The session ended while a page was open: in another tab, on the sessions page, or by its age. */
export function SignedOut() {
  const { t } = useLingui();
  const { slug } = useParams({ from: "/c/$slug" });
  const next = useLocation({ select: (location) => location.href });
  return (
    <PlainPage>
      <div className="stack">
        <PageTitle title={t`You are signed out`} />
        <p>
          <Trans>Your session ended. Sign in again and you come back to this page.</Trans>
        </p>
        <ButtonLink to="/c/$slug" params={{ slug }} search={{ next }} look="filled">
          <Trans>Sign in</Trans>
        </ButtonLink>
      </div>
    </PlainPage>
  );
}

/** Still signed in, but no longer part of this conference. */
export function NotAnyMore() {
  const { t } = useLingui();
  return (
    <PlainPage>
      <div className="stack">
        <PageTitle title={t`You are not in this conference any more`} />
        <p>
          <Trans>The organisers ended your part in it. Write to them if that surprises you.</Trans>
        </p>
        <ButtonLink to="/" look="filled">
          <Trans>Go to my conferences</Trans>
        </ButtonLink>
      </div>
    </PlainPage>
  );
}
