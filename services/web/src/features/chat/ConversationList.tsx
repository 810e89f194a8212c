import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { countryName } from "@/app/words/places";
import { useLiveQuery } from "@/live/useTopic";
import { clock, day } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Count } from "@/ui/Count";
import { Empty } from "@/ui/Empty";
import { Face } from "@/ui/Face";
import { Who } from "@/ui/Who";
import { conversationsQuery, type Schemas } from "./api";
import styles from "./ConversationList.module.css";
import { useNameOf } from "./MessageRow";
import { directTarget } from "./targets";

const touching = ["direct_message.posted", "conversation.read"];

/** One's conversations, the latest first. */
export function ConversationList() {
  const { t } = useLingui();
  const { id, me } = useConference();
  const query = conversationsQuery(id);
  const conversations = useQuery(query);
  useLiveQuery(`participant.${me.participant}`, query.queryKey, (event) => !touching.includes(event.kind));
  return (
    <Loaded query={conversations} name={t`Your conversations`}>
      {(items) =>
        items.length === 0 ? (
          <Empty title={<Trans>No messages yet</Trans>}>
            <Trans>Write to somebody from their page, or from where you met them.</Trans>
          </Empty>
        ) : (
          <ul className={styles.list}>
            {items.map((conversation) => (
              <Row key={conversation.other.id} conversation={conversation} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Row({ conversation }: { conversation: Schemas["ConversationOut"] }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { other, unread, last_at } = conversation;
  const name = useNameOf()(other);
  const today = day(last_at) === day(useNow(60_000));
  const from = [other.organisation, countryName(other.country ?? "")].filter(Boolean).join(" · ");
  return (
    <li>
      <Link {...directTarget(slug, other.id)} className={styles.row}>
        <Who
          picture={<Face name={name} picture={other.picture ?? null} />}
          name={name}
          detail={[from, today ? clock(last_at) : day(last_at)].filter(Boolean).join(" · ")}
        />
        <Count value={unread} />
        {unread > 0 && <span className="vh">{t`${unread} unread`}</span>}
      </Link>
    </li>
  );
}
