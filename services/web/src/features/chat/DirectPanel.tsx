import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { LoadFailed } from "@/app/page/Loaded";
import { PageTitle } from "@/app/page/PageTitle";
import { countryName } from "@/app/words/places";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Face } from "@/ui/Face";
import { LoadingLines } from "@/ui/Loading";
import { Who } from "@/ui/Who";
import { block, blocksQuery, conversationsQuery, directQuery, readThrough, sendDirect, unblock } from "./api";
import { Composer } from "./Composer";
import styles from "./DirectPanel.module.css";
import { MessageActs } from "./MessageActs";
import { MessageList } from "./MessageList";
import { useNameOf } from "./MessageRow";
import { inOrder } from "./messages";
import { useDirect } from "./useMessages";
import { usePerson } from "./usePerson";

/** The direct messages with one person, under who it is; one can take no more of them. */
export function DirectPanel({ participant }: { participant: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const person = usePerson(participant);
  const name = useNameOf()(person);
  const from = [person.organisation, countryName(person.country ?? "")].filter(Boolean).join(" · ");
  const blocked = useQuery(blocksQuery(id)).data?.some((one) => one.id === participant) ?? false;
  return (
    <>
      <div className={styles.head}>
        <Who
          picture={<Face name={name} picture={person.picture ?? null} />}
          name={
            <PageTitle title={t`Messages with ${name}`} className={styles.title}>
              {name}
            </PageTitle>
          }
          detail={from}
        />
        <Blocking participant={participant} blocked={blocked} name={name} />
      </div>
      <DirectMessages participant={participant} />
    </>
  );
}

/** Read and write direct messages with one person. It fills its box. */
export function DirectMessages({ participant }: { participant: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const direct = useDirect(participant);
  const name = useNameOf()(usePerson(participant));
  const blocked = useQuery(blocksQuery(id)).data?.some((one) => one.id === participant) ?? false;
  const latest = direct.data?.pages[0]?.items.find((message) => message.sender.id === participant)?.id;
  useReading(participant, latest);
  if (direct.data === undefined) {
    if (direct.error) {
      return <LoadFailed name={t`Your messages`} error={direct.error} retry={() => void direct.refetch()} />;
    }
    return <LoadingLines label={t`Your messages are loading`} />;
  }
  const sent = () => {
    void cache.invalidateQueries({ queryKey: directQuery(id, participant).queryKey });
    void cache.invalidateQueries({ queryKey: conversationsQuery(id).queryKey });
  };
  return (
    <>
      <MessageList
        label={t`Messages with ${name}`}
        messages={inOrder(direct.data)}
        earlier={direct.hasNextPage ? () => void direct.fetchNextPage() : null}
        loadingEarlier={direct.isFetchingNextPage}
        empty={
          <Empty title={<Trans>You have not written to each other yet</Trans>}>
            <Trans>Only the two of you read this.</Trans>
          </Empty>
        }
        acts={(message) => <MessageActs message={message} moderated={null} />}
      />
      {!blocked && (
        <Composer
          label={t`Write to ${name}`}
          send={(text, key) => sendDirect(id, participant, text, key)}
          sent={sent}
        />
      )}
    </>
  );
}

/** Note what one has read, while the page is looked at. */
function useReading(participant: string, latest: string | undefined): void {
  const { id } = useConference();
  const { mutate } = useMutation({ mutationFn: (through: string) => readThrough(id, participant, through) });
  useEffect(() => {
    if (latest === undefined) return;
    const read = () => document.visibilityState === "visible" && mutate(latest);
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [latest, mutate]);
}

function Blocking({ participant, blocked, name }: { participant: string; blocked: boolean; name: string }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: () => (blocked ? unblock(id, participant) : block(id, participant)),
    onSuccess: () => cache.invalidateQueries({ queryKey: blocksQuery(id).queryKey }),
  });
  return (
    <div>
      <Button size="small" pending={change.isPending} onClick={() => change.mutate()}>
        {blocked ? <Trans>Take messages from {name} again</Trans> : <Trans>Take no more messages</Trans>}
      </Button>
      {change.error && <FormError error={change.error} />}
    </div>
  );
}
