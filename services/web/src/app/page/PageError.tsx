import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ApiError, Unreachable } from "@/http/problem";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { NotFound } from "./NotFound";
import { Page } from "./Page";
import { PageTitle } from "./PageTitle";

/** The boundary of every page: whatever a page did not handle itself ends here. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  const again = async () => {
    await router.invalidate();
    reset();
  };
  const silent = error instanceof Unreachable;
  return (
    <Page>
      <PageTitle title={silent ? t`Plenaria does not answer` : t`The page did not open`} className="vh" />
      <ErrorState
        title={silent ? t`Plenaria does not answer` : t`The page did not open`}
        code={error instanceof ApiError ? error.code : undefined}
        acts={
          <Button look="filled" onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {error instanceof ApiError
          ? error.message
          : t`Your connection or the service is interrupted. Nothing of yours is lost.`}
      </ErrorState>
    </Page>
  );
}
