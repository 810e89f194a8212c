import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { type Answer, type Drawn, fits } from "../form";
import { Promises } from "../Promises";
import { receiptOf } from "../receipts";
import { electionTarget } from "../targets";
import { electionWords, moment } from "../words";
import styles from "./Ballot.module.css";
import { Heading } from "./Heading";
import { QuestionFields } from "./QuestionFields";
import type { Paper } from "./Voting";

interface Props {
  paper: Paper;
  drawn: readonly Drawn[];
  answers: readonly Answer[];
  onChange: (answers: Answer[]) => void;
  onCheck: () => void;
}

/** Read the nominees and choose, or abstain. */
export function ChooseStep({ paper, drawn, answers, onChange, onCheck }: Props) {
  const { slug, me } = useConference();
  const { election, form } = paper;
  const [asked, setAsked] = useState(false);
  const isOpen = election.state === "open";
  const before = receiptOf(election.id, me.participant);
  const isFit = (index: number) => {
    const question = form.questions[index];
    return question !== undefined && fits(question, answers[index] ?? null);
  };
  const check = () => {
    setAsked(true);
    const missing = drawn.find(({ index }) => !isFit(index));
    if (missing) document.getElementById(`question-${missing.index}`)?.focus();
    else onCheck();
  };
  return (
    <>
      <Heading title={election.title} />
      <p className="dim">{electionWords(election)}</p>
      <Standing isOpen={isOpen} at={before === null ? "" : moment(before.at)} />
      <div className={styles.columns}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          {drawn.map(({ index, order }) => {
            const question = form.questions[index];
            if (question === undefined) return null;
            return (
              <QuestionFields
                key={index}
                id={`question-${index}`}
                question={question}
                order={order}
                nominees={paper.nominees}
                answer={answers[index] ?? null}
                error={asked && !isFit(index)}
                onChange={(answer) =>
                  onChange(answers.map((each, place) => (place === index ? answer : each)))
                }
              />
            );
          })}
          <div className={styles.bar}>
            <Button type="submit" look="filled" size="big" disabled={!isOpen}>
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
            <Link {...electionTarget(slug, election.id)}>
              <Trans>Rules, in plain words</Trans>
            </Link>
          </p>
        </aside>
      </div>
    </>
  );
}

/** What a voter has to know before choosing: an earlier ballot, or that voting has closed meanwhile. */
function Standing({ isOpen, at }: { isOpen: boolean; at: string }) {
  const { t } = useLingui();
  if (!isOpen) {
    return (
      <Notice tone="stopped" announced>
        <p>
          {at
            ? t`Your ballot of ${at} counts, unless you voted again from another device.`
            : t`Nothing was sent.`}
        </p>
      </Notice>
    );
  }
  if (!at) return null;
  return (
    <Notice>
      <p>
        <Trans>You cast a ballot from this device at {at}. If you vote again, only the new one counts.</Trans>
      </p>
    </Notice>
  );
}
