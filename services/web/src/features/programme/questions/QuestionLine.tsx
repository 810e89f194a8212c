import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { countryName } from "@/app/words/places";
import { Button } from "@/ui/Button";
import { classes } from "@/ui/classes";
import { Line } from "@/ui/Lines";
import { Now } from "@/ui/Now";
import { Support } from "@/ui/Support";
import {
  moderateQuestion,
  type Question,
  questionsQuery,
  type Schemas,
  supportQuestion,
  withdrawQuestion,
} from "../api";
import styles from "./QuestionsPanel.module.css";

interface Props {
  session: string;
  question: Question;
  rights: Schemas["RightsOut"] | undefined;
}

/** One question: its text, who asks, support, and what the stage and moderators may do with it. */
export function QuestionLine({ session, question, rights }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const { queryKey } = questionsQuery(id, session);
  const support = useMutation({
    mutationFn: (wanted: boolean) => supportQuestion(id, question.id, wanted),
    onSuccess: ({ version }, wanted) =>
      cache.setQueryData(queryKey, (all) =>
        all?.map((one) => {
          if (one.id !== question.id) return one;
          // The figure itself comes with its frame; until then it is ours and one more.
          const votes = one.votes + Number(wanted) - Number(one.supported);
          return { ...one, supported: wanted, votes: one.version < version ? votes : one.votes };
        }),
      ),
  });
  const settled = question.state === "answered" || question.state === "hidden";
  const { name, headline, country } = question.asker;
  return (
    <Line
      acts={<Acts question={question} rights={rights} again={() => cache.invalidateQueries({ queryKey })} />}
    >
      <div className={styles.question}>
        <div>
          {question.state === "answering" && (
            <Now>
              <Trans>Being answered</Trans>
            </Now>
          )}
          <p className={classes(styles.text, settled && styles.settled)}>{question.text}</p>
          <p className="xs dim">
            {[name || t`Somebody who has left`, headline, countryName(country)].filter(Boolean).join(" · ")}
            {question.state === "answered" && <Trans> · answered</Trans>}
            {question.state === "hidden" && <Trans> · hidden, seen by moderators alone</Trans>}
          </p>
        </div>
        <Support
          count={question.votes}
          pressed={support.isPending ? support.variables : question.supported}
          label={question.supported ? t`Supported` : t`Support`}
          disabled={rights?.write !== true || settled}
          onPress={() => support.mutate(!question.supported)}
        />
      </div>
      {support.error && (
        <p role="alert" className="s">
          {support.error.message}
        </p>
      )}
    </Line>
  );
}

interface ActsProps {
  question: Question;
  rights: Schemas["RightsOut"] | undefined;
  again: () => Promise<void>;
}

function Acts({ question, rights, again }: ActsProps) {
  const { id, me } = useConference();
  const act = useMutation({ mutationFn: (press: () => Promise<unknown>) => press(), onSettled: again });
  const become = (state: Question["state"]) => act.mutate(() => moderateQuestion(id, question.id, state));
  const onStage = rights?.publish === true || rights?.moderate === true;
  const moderate = rights?.moderate === true;
  const { state } = question;
  const own = question.asker.id === me.participant && state === "open";
  if (!onStage && !own) return null;
  return (
    <>
      {onStage && state === "open" && (
        <Button size="small" onClick={() => become("answering")}>
          <Trans>Answer it now</Trans>
        </Button>
      )}
      {onStage && (state === "answering" || state === "open") && (
        <Button size="small" onClick={() => become("answered")}>
          <Trans>Answered</Trans>
        </Button>
      )}
      {moderate && (
        <Button size="small" look="quiet" onClick={() => become(state === "hidden" ? "open" : "hidden")}>
          {state === "hidden" ? <Trans>Show it again</Trans> : <Trans>Hide</Trans>}
        </Button>
      )}
      {own && (
        <Button size="small" look="quiet" onClick={() => act.mutate(() => withdrawQuestion(id, question.id))}>
          <Trans>Take it back</Trans>
        </Button>
      )}
      {act.error && (
        <span role="alert" className="s">
          {act.error.message}
        </span>
      )}
    </>
  );
}
