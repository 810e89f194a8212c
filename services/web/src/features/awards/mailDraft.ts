import { t } from "@lingui/core/macro";
import { clock, day } from "@/time/format";
import type { Receipt } from "./receipts";

/** A mail to oneself with a receipt, as a link that opens it in the reader's own mail program; nothing is sent by us. */
export function mailDraft(address: string, title: string, list: string, { tracker, at }: Receipt): string {
  const when = `${day(at)}, ${clock(at)}`;
  const subject = t`My receipt: ${title}`;
  const body = t`My ballot was received on ${when}. Its tracker:\n\n${tracker}\n\nI find it on the public list: ${list}`;
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
