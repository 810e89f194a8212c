import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PageTitle } from "@/app/page/PageTitle";
import { type Session, useSession } from "@/http/session";
import { ButtonLink } from "@/ui/ButtonLink";
import { Line, Lines } from "@/ui/Lines";
import { SignOutButton } from "../me/SignOutButton";
import { FrontLayout } from "./FrontLayout";
import { SignInForm } from "./SignInForm";

/** The start: sign in, or the conferences one belongs to. */
export function HomePage() {
  const session = useSession();
  return (
    <FrontLayout
      title={<Trans>The house of your conference</Trans>}
      line={<Trans>Sessions, tables, meetings, exhibition and awards, wherever you are.</Trans>}
    >
      {session.phase === "signed-in" ? <MyConferences session={session} /> : <SignInForm slug={null} />}
    </FrontLayout>
  );
}

function MyConferences({ session }: { session: Extract<Session, { phase: "signed-in" }> }) {
  const { t } = useLingui();
  const { conferences, account } = session;
  return (
    <>
      <div>
        <PageTitle title={t`Your conferences`} />
        <p className="dim">{account.email}</p>
      </div>
      {conferences.length === 0 && (
        <p>
          <Trans>
            You take part in no conference yet. Its organisers give you the address where you register.
          </Trans>
        </p>
      )}
      <Lines>
        {conferences.map(({ id, slug, name }) => (
          <Line key={id}>
            <Link to="/c/$slug/lobby" params={{ slug }}>
              <b>{name}</b>
            </Link>
          </Line>
        ))}
      </Lines>
      <div className="row">
        {account.may_create && (
          <ButtonLink to="/new" look={conferences.length === 0 ? "filled" : "outlined"}>
            <Trans>Create a conference</Trans>
          </ButtonLink>
        )}
        <SignOutButton look="quiet" />
      </div>
    </>
  );
}
