import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Reason } from "./api";

/** Why one declines; the other side reads it. */
export const reasons: Record<Reason, MessageDescriptor> = {
  not_my_field: msg`Not my field`,
  no_time: msg`No time left`,
  already_in_contact: msg`We are in contact already`,
  wrong_person: msg`Somebody else is the right one`,
  other: msg`Another reason`,
};

export const isReason = (text: string | null): text is Reason => text !== null && text in reasons;
