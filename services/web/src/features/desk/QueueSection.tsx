import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { Video } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { countryName } from "@/app/words/places";
import { directTarget } from "@/features/chat";
import { endRequest, exhibitionKey, type Queue, type QueueItem, talkTarget } from "@/features/exhibition";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { classes } from "@/ui/classes";
import { Empty } from "@/ui/Empty";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { Who } from "@/ui/Who";
import styles from "./QueueSection.module.css";
import { useAnswer } from "./useAnswer";

/** Who waits, in order, and who is being answered. */
export function QueueSection({ booth, queue }: { booth: string; queue: UseQueryResult<Queue> }) {
  const { t } = useLingui();
  const waiting = queue.data?.waiting ?? [];
  return (
    <div className="stack">
      <Section title={<Trans>Waiting</Trans>} count={waiting.length} link={<Longest waiting={waiting} />}>
        <Loaded query={queue} name={t`The queue`}>
          {(found) =>
            found.waiting.length === 0 ? <Nobody /> : <Waiting booth={booth} waiting={found.waiting} />
          }
        </Loaded>
      </Section>
      {queue.data && queue.data.answering.length > 0 && (
        <Section title={<Trans>Being answered</Trans>}>
          <Lines>
            {queue.data.answering.map((item) => (
              <Answering key={item.id} booth={booth} item={item} />
            ))}
          </Lines>
        </Section>
      )}
    </div>
  );
}

function Longest({ waiting }: { waiting: readonly QueueItem[] }) {
  const now = useNow(15_000);
  const [first] = waiting;
  if (first === undefined) return null;
  const minutes = Math.max(0, Math.floor((now - Date.parse(first.asked_at)) / 60_000));
  return (
    <span className="dim">
      <Trans>
        longest <Plural value={minutes} _0="under a minute" one="# minute" other="# minutes" />
      </Trans>
    </span>
  );
}

function Nobody() {
  const { t } = useLingui();
  return (
    <Empty title={t`Nobody waits`}>
      <Trans>Tick “I am at the booth”: the hall shows booths with somebody there first.</Trans>
    </Empty>
  );
}

function Waiting({ booth, waiting }: { booth: string; waiting: readonly QueueItem[] }) {
  const answer = useAnswer(booth);
  return (
    <>
      <ol>
        {waiting.map((item, index) => (
          <li key={item.id} className={classes(styles.item, index === 0 && styles.first)}>
            <Visitor item={item} />
            <Acts
              item={item}
              first={index === 0}
              pending={answer.isPending}
              onAnswer={(means) => answer.mutate({ request: item.id, means })}
            />
          </li>
        ))}
      </ol>
      {answer.error && <FormError error={answer.error} />}
    </>
  );
}

function Visitor({ item }: { item: QueueItem }) {
  const { visitor, message, wish } = item;
  const from = [visitor.organisation, countryName(visitor.country)].filter(Boolean).join(" · ");
  return (
    <>
      <Who
        picture={<Face name={visitor.name} picture={visitor.picture} />}
        name={visitor.name}
        detail={
          <>
            {from}
            {from !== "" && " · "}
            {wish === "video" ? <Trans>wants to talk</Trans> : <Trans>wants to write</Trans>}
          </>
        }
      />
      {message !== "" && <p className="s">“{message}”</p>}
    </>
  );
}

interface ActsProps {
  item: QueueItem;
  first: boolean;
  pending: boolean;
  onAnswer: (means: "chat" | "video") => void;
}

function Acts({ item, first, pending, onAnswer }: ActsProps) {
  const { name } = item.visitor;
  return (
    <div className="row">
      <Button
        look={first ? "filled" : undefined}
        size={first ? undefined : "small"}
        pending={pending}
        onClick={() => onAnswer("video")}
      >
        {first && <Video aria-hidden="true" />} <Trans>Answer now</Trans>
        <span className="vh">: {name}</span>
      </Button>
      <Button size={first ? undefined : "small"} pending={pending} onClick={() => onAnswer("chat")}>
        <Trans>Write back</Trans>
        <span className="vh">: {name}</span>
      </Button>
    </div>
  );
}

function Answering({ booth, item }: { booth: string; item: QueueItem }) {
  const { id, slug } = useConference();
  const cache = useQueryClient();
  const { visitor, answered_by: by } = item;
  const name = by?.name ?? "";
  const end = useMutation({
    mutationFn: () => endRequest(id, item.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
  const where = item.means === "video" ? talkTarget(slug, booth) : directTarget(slug, visitor.id);
  return (
    <Line
      acts={
        <>
          <ButtonLink {...where} size="small">
            {item.means === "video" ? <Trans>Enter the room</Trans> : <Trans>Open the messages</Trans>}
          </ButtonLink>
          <Button size="small" pending={end.isPending} onClick={() => end.mutate()}>
            <Trans>End</Trans>
            <span className="vh">: {visitor.name}</span>
          </Button>
        </>
      }
    >
      <Who
        picture={<Face name={visitor.name} picture={visitor.picture} />}
        name={visitor.name}
        detail={<Trans>with {name}</Trans>}
      />
      {end.error && <FormError error={end.error} />}
    </Line>
  );
}
