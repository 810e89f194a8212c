import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { ButtonLink } from "@/ui/ButtonLink";
import { classes } from "@/ui/classes";
import { ConversationList } from "./ConversationList";
import { DirectPanel } from "./DirectPanel";
import styles from "./MessagesPage.module.css";
import { messagesTarget } from "./targets";

/** One's conversations; on wide screens with a place for the one that is chosen. */
export function MessagesPage() {
  const { t } = useLingui();
  return (
    <Page>
      <div className={styles.messages}>
        <div>
          <PageTitle title={t`Messages`} />
          <ConversationList />
        </div>
        <p className={classes(styles.none, "dim")}>
          <Trans>Choose a conversation.</Trans>
        </p>
      </div>
    </Page>
  );
}

/** The direct messages with one person; on wide screens beside the list of all. */
export function ConversationPage() {
  const { slug } = useConference();
  const { participant } = useParams({ from: "/c/$slug/inside/messages/$participant" });
  return (
    <Page>
      <div className={styles.messages}>
        <div className={styles.beside}>
          <h2>
            <Trans>Messages</Trans>
          </h2>
          <ConversationList />
        </div>
        <div className={styles.conversation}>
          <div className={styles.back}>
            <ButtonLink {...messagesTarget(slug)} size="small">
              <Trans>All messages</Trans>
            </ButtonLink>
          </div>
          <DirectPanel key={participant} participant={participant} />
        </div>
      </div>
    </Page>
  );
}
