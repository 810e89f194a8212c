import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { FormError } from "@/app/form/Form";
import { PageTitle } from "@/app/page/PageTitle";
import { hasCode } from "@/http/problem";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Notice } from "@/ui/Notice";
import { signInByLink } from "../api";
import { FrontLayout } from "./FrontLayout";
import { useArrive } from "./useArrive";

/** Where the link of the mail leads. A press spends it, because mail scanners open links too. */
export function EnterPage() {
  const { t } = useLingui();
  const arrive = useArrive();
  const [token] = useState(() => location.hash.slice(1));
  const enter = useMutation({ mutationFn: async () => arrive(await signInByLink(token)) });
  useEffect(() => history.replaceState(history.state, "", location.pathname), []);
  const spent = token === "" || hasCode(enter.error, "link_spent", "invalid");
  return (
    <FrontLayout
      title={<Trans>Your seat is kept</Trans>}
      line={<Trans>This link is yours alone. It signs you in once.</Trans>}
    >
      <PageTitle title={spent ? t`This link does not open the door any more` : t`Come in`} />
      {spent ? (
        <>
          <Notice tone="waits" announced>
            <p>
              <Trans>
                It was used before, or its fifteen minutes are over. Ask for a new one; it takes a moment.
              </Trans>
            </p>
          </Notice>
          <ButtonLink to="/" look="filled" size="big">
            <Trans>Send me a new link</Trans>
          </ButtonLink>
        </>
      ) : (
        <>
          <p className="dim">
            <Trans>You stay signed in on this device for thirty days, or until you sign out.</Trans>
          </p>
          <Button look="filled" size="big" wide pending={enter.isPending} onClick={() => enter.mutate()}>
            <Trans>Enter</Trans>
          </Button>
          {enter.error && <FormError error={enter.error} />}
        </>
      )}
    </FrontLayout>
  );
}
