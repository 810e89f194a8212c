import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "@/ui/Button";
import { LoadingLines } from "@/ui/Loading";
import { Notice } from "@/ui/Notice";
import type { Collected } from "./contributions";

interface Props {
  part: Collected<unknown>;
  name: string;
  empty: ReactNode;
  children: ReactNode;
}

/** A part of the lobby in its states. What is there shows, even while another feature is silent. */
export function Part({ part, name, empty, children }: Props) {
  const { t } = useLingui();
  const { items, pending, retry } = part;
  return (
    <>
      {items.length > 0 && children}
      {items.length === 0 && pending && <LoadingLines label={t`${name} is loading`} />}
      {items.length === 0 && !pending && retry === null && empty}
      {retry !== null && (
        <Notice tone="waits">
          <div className="row apart">
            <p>{t`${name}: not all of it answered.`}</p>
            <Button size="small" onClick={retry}>
              <Trans>Try again</Trans>
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}
