import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { PageTitle } from "@/app/page/PageTitle";
import { useSession } from "@/http/session";
import { ButtonLink } from "@/ui/ButtonLink";
import { Notice } from "@/ui/Notice";
import { conferenceQuery } from "../api";
import { SignOutButton } from "../me/SignOutButton";
import { daySpan } from "./dates";
import { FrontLayout } from "./FrontLayout";
import { SignInForm } from "./SignInForm";

/** The door of one conference, for those who are not inside. */
export function FrontPage() {
  const { slug } = useParams({ from: "/c/$slug" });
  const { next } = useSearch({ from: "/c/$slug" });
  const { data: conference } = useSuspenseQuery(conferenceQuery(slug));
  const session = useSession();
  const days = daySpan(conference.starts_on, conference.ends_on);
  return (
    <FrontLayout title={conference.name} line={<Trans>{days}, online. Times are shown in your zone.</Trans>}>
      {session.phase === "signed-in" ? (
        <NotInThisOne email={session.account.email} />
      ) : (
        <SignInForm slug={slug} next={next} />
      )}
      {conference.registration_open ? (
        <p className="s dim">
          <Trans>
            Not registered yet?{" "}
            <Link to="/c/$slug/register" params={{ slug }}>
              Register for this conference
            </Link>
          </Trans>
        </p>
      ) : (
        <Notice>
          <p>
            <Trans>Registration is closed. If you registered, you can still sign in.</Trans>
          </p>
        </Notice>
      )}
    </FrontLayout>
  );
}

function NotInThisOne({ email }: { email: string }) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`You do not take part in this one`} />
      <p>
        <Trans>
          You are signed in as {email}. This address is not admitted to this conference, or not yet: the
          organisers look at each registration and write to you.
        </Trans>
      </p>
      <div className="row">
        <ButtonLink to="/" look="filled">
          <Trans>Go to my conferences</Trans>
        </ButtonLink>
        <SignOutButton />
      </div>
    </>
  );
}
