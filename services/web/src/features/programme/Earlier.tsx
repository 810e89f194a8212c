import { Plural } from "@lingui/react/macro";
import type { ReactNode } from "react";

/** What is over, folded away, so that what is on now stands on top. */
export function Earlier({ count, children }: { count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details>
      <summary>
        <Plural value={count} one="Earlier: # entry" other="Earlier: # entries" />
      </summary>
      {children}
    </details>
  );
}
