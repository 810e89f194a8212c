import { Trans, useLingui } from "@lingui/react/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "@/http/problem";
import { clock } from "@/time/format";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingLines } from "@/ui/Loading";
import { Notice } from "@/ui/Notice";

interface Props<T> {
  query: UseQueryResult<T>;
  /** What is being loaded, for screen readers: "The programme". */
  name: string;
  children: (data: T) => ReactNode;
  /** Instead of grey lines, such as `LoadingRoom`. */
  loading?: ReactNode;
}

/** Data from a query in its four states: loading, failed, there, and there but old because asking failed. */
export function Loaded<T>({ query, name, children, loading }: Props<T>) {
  const { t } = useLingui();
  if (query.data === undefined) {
    if (query.error) return <LoadFailed name={name} error={query.error} retry={() => void query.refetch()} />;
    return loading ?? <LoadingLines label={t`${name} is loading`} />;
  }
  const seen = clock(query.dataUpdatedAt);
  return (
    <>
      {query.error && (
        <Notice tone="waits" announced>
          <p>
            <Trans>This is how it was at {seen}. We ask again by ourselves.</Trans>
          </p>
        </Notice>
      )}
      {children(query.data)}
    </>
  );
}

/** Something could not be loaded: says what, why, and offers to try again. */
export function LoadFailed({ name, error, retry }: { name: string; error: Error; retry: () => void }) {
  const { t } = useLingui();
  const refusal = error instanceof ApiError ? error : null;
  return (
    <ErrorState
      title={t`${name}: not loaded`}
      code={refusal?.code}
      acts={
        <Button onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      {refusal ? refusal.message : t`Plenaria did not answer. Nothing of yours is lost.`}
    </ErrorState>
  );
}
