import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { clock } from "@/time/format";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { type Answer, fits } from "../form";
import { Promises } from "../Promises";
import type { Receipt } from "../receipts";
import { electionTarget } from "../targets";
import { electionWords } from "../words";
import styles from "./Ballot.module.css";
import { Heading } from "./Heading";
import { QuestionFields } from "./QuestionFields";
import type { Paper } from "./Voting";

interface Props {
  paper: Paper;
  orders: readonly (readonly number[])[];
  answers: readonly Answer[];
  /** What this device knows of an earlier ballot. */
  before: Receipt | null;
  onChange: (answers: Answer[]) => void;
  onCheck: () => void;
}

/** Read the nominees and choose, or abstain. */
export function ChooseStep({ paper, orders, answers, before, onChange, onCheck }: Props) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { election, form } = paper;
  const [asked, setAsked] = useState(false);
  const missing = form.questions.findIndex((question, index) => !fits(question, answers[index] ?? null));
  const check = () => {
    setAsked(true);
    if (missing < 0) onCheck();
    else document.getElementById(`question-${missing}`)?.focus();
  };
  const at = before === null ? "" : clock(before.at);
  return (
    <>
      <Heading title={election.title} focus={false} />
      <p className="dim">{electionWords(election)}</p>
      {before && (
        <Notice>
          <p>
            <Trans>
              You cast a ballot from this device at {at}. If you vote again, only the new one counts.
            </Trans>
          </p>
        </Notice>
      )}
      <div className={styles.columns}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          {form.questions.map((question, index) => (
            <QuestionFields
              key={question.question}
              id={`question-${index}`}
              question={question}
              order={orders[index] ?? []}
              nominees={paper.nominees}
              answer={answers[index] ?? null}
              error={asked && !fits(question, answers[index] ?? null)}
              onChange={(answer) => onChange(answers.map((each, place) => (place === index ? answer : each)))}
            />
          ))}
          <div className={styles.act}>
            <Button type="submit" look="filled" size="big">
              <Trans>Check my choice</Trans>
            </Button>
            <span className="s dim">
              <Trans>Nothing is sent yet. The order above was drawn by lot for you.</Trans>
            </span>
          </div>
        </form>
        <aside>
          <Promises election={election} />
          <p className="s">
            <Link {...electionTarget(slug, election.id)}>{t`Rules, in plain words`}</Link>
          </p>
        </aside>
      </div>
    </>
  );
}
