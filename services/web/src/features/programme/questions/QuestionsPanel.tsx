import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Empty } from "@/ui/Empty";
import { Lines } from "@/ui/Lines";
import { questionsQuery, sessionQuery } from "../api";
import { AskForm } from "./AskForm";
import { inOrder } from "./order";
import { QuestionLine } from "./QuestionLine";
import styles from "./QuestionsPanel.module.css";
import { useLiveQuestions } from "./useLiveQuestions";

/** Questions of a session: the one being answered on top, then by support; fresh within a second. */
export function QuestionsPanel({ session }: { session: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const questions = useQuery(questionsQuery(id, session));
  const rights = useQuery(sessionQuery(id, session)).data?.rights;
  useLiveQuestions(session);
  return (
    <div className={styles.panel}>
      <div className={styles.list}>
        <Loaded query={questions} name={t`The questions`}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t`No questions yet`}>
                {rights?.write && <Trans>Yours would be the first.</Trans>}
              </Empty>
            ) : (
              <Lines>
                {inOrder(all).map((question) => (
                  <QuestionLine key={question.id} session={session} question={question} rights={rights} />
                ))}
              </Lines>
            )
          }
        </Loaded>
      </div>
      {rights?.write && <AskForm session={session} />}
    </div>
  );
}
