import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "@/ui/Button";
import type { Message } from "./api";
import styles from "./MessageList.module.css";
import { MessageRow } from "./MessageRow";
import { goesOn } from "./messages";

interface Props {
  /** What the list is: "Messages of this session". */
  label: string;
  messages: readonly Message[];
  /** Ask for earlier ones; null where there are none. */
  earlier: (() => void) | null;
  loadingEarlier: boolean;
  /** Instead of messages while there are none. */
  empty: ReactNode;
  acts: (message: Message) => ReactNode;
}

/** Messages, the newest at the bottom, where the list stays while one does not scroll. */
export function MessageList({ label, messages, earlier, loadingEarlier, empty, acts }: Props) {
  const { t } = useLingui();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: one scrolls it with the keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <div>
        {earlier && (
          <div className={styles.earlier}>
            <Button size="small" pending={loadingEarlier} onClick={earlier}>
              <Trans>Show earlier messages</Trans>
            </Button>
          </div>
        )}
        {messages.length === 0 && empty}
        <ul aria-label={t`Messages`}>
          {messages.map((message, index) => (
            <MessageRow
              key={message.id}
              message={message}
              goesOn={goesOn(message, messages[index - 1])}
              acts={acts(message)}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}
