import { t } from "@lingui/core/macro";
import type { Step } from "./api";

/** How far a trustee is, as the others and the organisers read it. */
export function stepWords(step: Step): string {
  switch (step) {
    case "certificate":
      return t`has not begun`;
    case "dealing":
    case "key":
      return t`is making the key`;
    case "saving":
      return t`has to save the key file`;
    case "ready":
      return t`ready: the key file is saved and checked`;
  }
}
