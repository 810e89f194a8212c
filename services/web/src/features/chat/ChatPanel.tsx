import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { LoadFailed } from "@/app/page/Loaded";
import { clock } from "@/time/format";
import { Empty } from "@/ui/Empty";
import { LoadingLines } from "@/ui/Loading";
import { channelQuery, postMessage } from "./api";
import styles from "./ChatPanel.module.css";
import { Composer } from "./Composer";
import { MessageActs } from "./MessageActs";
import { MessageList } from "./MessageList";
import { inOrder } from "./messages";
import { useChannel } from "./useMessages";

/** The chat of a thing, such as `session:<uuid>`: messages, and a line to write if one may. It fills its box. */
export function ChatPanel({ thing }: { thing: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const channel = useChannel(thing);
  if (channel.data === undefined) {
    if (channel.error)
      return <LoadFailed name={t`The chat`} error={channel.error} retry={() => void channel.refetch()} />;
    return <LoadingLines label={t`The chat is loading`} />;
  }
  const now = channel.data.pages[0];
  const again = () => void cache.invalidateQueries({ queryKey: channelQuery(id, thing).queryKey });
  return (
    <div className={styles.panel}>
      <MessageList
        label={t`Chat`}
        messages={inOrder(channel.data)}
        earlier={channel.hasNextPage ? () => void channel.fetchNextPage() : null}
        loadingEarlier={channel.isFetchingNextPage}
        empty={
          <Empty title={<Trans>Nobody has written yet</Trans>}>
            <Trans>What you write is read by everybody here.</Trans>
          </Empty>
        }
        acts={(message) => <MessageActs message={message} moderated={now?.moderate ? thing : null} />}
      />
      {now && <Writing page={now} send={(text, key) => postMessage(id, thing, text, key)} sent={again} />}
    </div>
  );
}

interface WritingProps {
  page: { write: boolean; moderate: boolean; silenced_until: string | null };
  send: (text: string, key: string) => Promise<unknown>;
  sent: () => void;
}

function Writing({ page, send, sent }: WritingProps) {
  const { t } = useLingui();
  if (page.silenced_until !== null && !page.moderate) {
    const until = clock(page.silenced_until);
    return (
      <p className={styles.closed}>
        <Trans>A moderator silenced you here until {until}. You can read on.</Trans>
      </p>
    );
  }
  if (!page.write) {
    return (
      <p className={styles.closed}>
        <Trans>The chat is open while the room is.</Trans>
      </p>
    );
  }
  return <Composer label={t`Write to everybody here`} send={send} sent={sent} />;
}
