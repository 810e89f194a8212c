import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What a participant is in a conference, besides attending it. */
export const roles: Record<string, MessageDescriptor> = {
  speaker: msg`Speaker`,
  facilitator: msg`Facilitator`,
  exhibitor: msg`Exhibitor`,
  organiser: msg`Organiser`,
  juror: msg`Juror`,
  trustee: msg`Trustee`,
  interpreter: msg`Interpreter`,
};
