import { Trans } from "@lingui/react/macro";
import { Unreachable } from "@/http/problem";
import { Notice } from "@/ui/Notice";

/** Why a step did not go on, and what to do. */
export function Wrong({ error }: { error: Error }) {
  return (
    <Notice tone="stopped" announced>
      {error instanceof Unreachable ? (
        <p>
          <Trans>Plenaria did not answer. Nothing is lost: press it again in a moment.</Trans>
        </p>
      ) : (
        <p>
          <Trans>This did not go through. Tell the organisers what it says: {error.message}</Trans>
        </p>
      )}
    </Notice>
  );
}
