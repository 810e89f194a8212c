import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { clock } from "@/time/format";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { answerPoll, type Poll, pollsQuery } from "./api";
import styles from "./Polls.module.css";

/** Answer an open poll, or change the answer; nobody sees counts before it closes. */
export function PollAnswer({ poll }: { poll: Poll }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState<readonly number[]>(poll.mine);
  const send = useMutation({
    mutationFn: () => answerPoll(id, poll.id, [...chosen]),
    onSuccess: () => cache.invalidateQueries({ queryKey: pollsQuery(id, poll.session).queryKey }),
  });
  const single = poll.most === 1;
  const most = poll.most;
  const voted = poll.voted;
  const choose = (index: number) => {
    if (single) return setChosen([index]);
    return setChosen(chosen.includes(index) ? chosen.filter((each) => each !== index) : [...chosen, index]);
  };
  const answered = poll.mine.length > 0 && String([...chosen].sort()) === String([...poll.mine].sort());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <fieldset className={styles.options}>
        <legend className="s dim">
          {single ? t`Choose one` : t`Choose up to ${most}`}. <TimeLeft poll={poll} />
        </legend>
        {poll.options.map(({ text }, index) => (
          <label key={text} className={styles.option}>
            <input
              type={single ? "radio" : "checkbox"}
              name={poll.id}
              checked={chosen.includes(index)}
              disabled={!single && !chosen.includes(index) && chosen.length >= most}
              onChange={() => choose(index)}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      {send.error && <FormError error={send.error} />}
      <div className="row">
        <Button
          type="submit"
          look="filled"
          size="small"
          pending={send.isPending}
          disabled={chosen.length === 0 || answered}
        >
          {poll.mine.length > 0 ? <Trans>Change my answer</Trans> : <Trans>Answer</Trans>}
        </Button>
        <span className="s dim" role="status">
          {answered ? (
            <Trans>Answered. Results when it closes.</Trans>
          ) : (
            <Trans>Results when it closes.</Trans>
          )}{" "}
          <Plural value={voted} one="# has answered." other="# have answered." />
        </span>
      </div>
    </form>
  );
}

function TimeLeft({ poll }: { poll: Poll }) {
  const now = useNow(1_000);
  if (poll.closes_at === null) return null;
  const seconds = Math.max(0, Math.ceil((Date.parse(poll.closes_at) - now) / 1000));
  const until = clock(poll.closes_at);
  return seconds < 120 ? (
    <Plural value={seconds} one="# second left." other="# seconds left." />
  ) : (
    <Trans>Open until {until}.</Trans>
  );
}
