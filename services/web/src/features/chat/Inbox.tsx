import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { useLiveQuery } from "@/live/useTopic";
import { IconLink } from "@/ui/IconLink";
import { unreadQuery } from "./api";
import { messagesTarget } from "./targets";

const touching = ["direct_message.posted", "conversation.read", "message.removed"];

/** The way to one's messages, with the count of those unread. */
export function Inbox() {
  const { t } = useLingui();
  const { id, slug, me } = useConference();
  const query = unreadQuery(id);
  const { data: unread = 0 } = useQuery(query);
  useLiveQuery(`participant.${me.participant}`, query.queryKey, (event) => !touching.includes(event.kind));
  return (
    <IconLink
      {...messagesTarget(slug)}
      label={unread > 0 ? t`Messages, ${unread} unread` : t`Messages`}
      count={unread}
    >
      <MessagesSquare aria-hidden="true" />
    </IconLink>
  );
}
