import { Trans, useLingui } from "@lingui/react/macro";
import { clock } from "@/time/format";
import type { AgendaItem } from "./api";
import { say } from "./words";

/** What else of mine is at the same time, in one sentence, said before anything is booked. */
export function ClashSentence({ with: others }: { with: readonly AgendaItem[] }) {
  const { t } = useLingui();
  const name = (item: AgendaItem) =>
    item.session
      ? t`“${say(item.session.title)}” at ${clock(item.starts)}`
      : t`a meeting at ${clock(item.starts)}`;
  const named = others.map(name).join(", ");
  return <Trans>At the same time you have {named}.</Trans>;
}
