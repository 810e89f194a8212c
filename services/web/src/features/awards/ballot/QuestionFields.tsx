import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { CircleAlert } from "lucide-react";
import { classes } from "@/ui/classes";
import type { Nominee } from "../api";
import type { Answer, Question } from "../form";
import styles from "./Ballot.module.css";

interface Props {
  id: string;
  question: Question;
  order: readonly number[];
  nominees: readonly Nominee[];
  answer: Answer;
  error: boolean;
  onChange: (answer: Answer) => void;
}

/** One question of a ballot: its nominees as drawn by lot, then abstaining. */
export function QuestionFields({ id, question, order, nominees, answer, error, onChange }: Props) {
  const { t } = useLingui();
  const { min, max, answers, blank } = question;
  const chosen = answer === null || answer.abstains ? [] : answer.chosen;
  const single = max === 1;
  const choose = (index: number) => {
    if (single) return onChange({ abstains: false, chosen: [index] });
    const next = chosen.includes(index) ? chosen.filter((each) => each !== index) : [...chosen, index];
    return onChange(next.length === 0 && min > 0 ? null : { abstains: false, chosen: next });
  };
  const wrong = single
    ? t`Choose one nominee, or abstain.`
    : t`Choose ${min} to ${max} nominees, or abstain. You have chosen ${chosen.length}.`;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.question}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>
        {question.question}
        {!single && (
          <span className="s dim">
            {" "}
            <Plural value={max} one="Choose one." other="Choose up to # of them." />
          </span>
        )}
      </legend>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          <CircleAlert aria-hidden="true" />
          {wrong}
        </p>
      )}
      {order.map((index) => {
        const name = answers[index] ?? "";
        const nominee = nominees.find((each) => each.name === name);
        return (
          <label key={name} className={styles.nominee}>
            <input
              type={single ? "radio" : "checkbox"}
              name={id}
              checked={chosen.includes(index)}
              onChange={() => choose(index)}
            />
            <span className={styles.name}>
              <b>{name}</b>
              {nominee?.organisation && <span className="dim s">{nominee.organisation}</span>}
            </span>
            {nominee?.text && <span className={styles.text}>{nominee.text}</span>}
          </label>
        );
      })}
      {blank && (
        <label className={classes(styles.nominee, styles.abstain)}>
          <input
            type={single ? "radio" : "checkbox"}
            name={id}
            checked={answer?.abstains ?? false}
            onChange={() => onChange(answer?.abstains && !single ? null : { abstains: true })}
          />
          <span className={styles.name}>
            <b>
              <Trans>Abstain</Trans>
            </b>
          </span>
          <span className={classes(styles.text, "dim s")}>
            <Trans>Counts as taking part, for nobody.</Trans>
          </span>
        </label>
      )}
    </fieldset>
  );
}
