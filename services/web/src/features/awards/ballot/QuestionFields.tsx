import { Trans, useLingui } from "@lingui/react/macro";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "@/ui/classes";
import type { Nominee } from "../api";
import type { Answer, Question } from "../form";
import styles from "./Ballot.module.css";
import { askWords, wrongWords } from "./questionWords";

interface Props {
  id: string;
  question: Question;
  order: readonly number[];
  nominees: readonly Nominee[];
  answer: Answer;
  error: boolean;
  onChange: (answer: Answer) => void;
}

/** One question of a ballot: its answers from top to bottom, then abstaining, or choosing nobody. */
export function QuestionFields({ id, question, order, nominees, answer, error, onChange }: Props) {
  const { t } = useLingui();
  const { min, max, answers, blank } = question;
  const chosen = answer === null || answer.abstains ? [] : answer.chosen;
  const type = max === 1 ? "radio" : "checkbox";
  const choose = (index: number) => {
    if (max === 1) return onChange({ abstains: false, chosen: [index] });
    const next = chosen.includes(index) ? chosen.filter((each) => each !== index) : [...chosen, index];
    return onChange(next.length === 0 ? null : { abstains: false, chosen: next });
  };
  const nobody: Answer = blank ? { abstains: true } : { abstains: false, chosen: [] };
  const isNobody = answer !== null && chosen.length === 0;
  const hint = askWords(question);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.question}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>
        {question.question} {hint && <span className="s dim">{hint}</span>}
      </legend>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          <CircleAlert aria-hidden="true" />
          {wrongWords(question, chosen.length)}
        </p>
      )}
      {order.map((index) => {
        const name = answers[index] ?? "";
        const nominee = nominees.find((each) => each.name === name);
        return (
          <Row
            key={index}
            input={<input type={type} name={id} checked={chosen.includes(index)} onChange={() => choose(index)} />}
            name={name}
            detail={nominee?.organisation}
          >
            {nominee?.text}
          </Row>
        );
      })}
      {(blank || min === 0) && (
        <Row
          input={
            <input
              type={type}
              name={id}
              checked={isNobody}
              onChange={() => onChange(isNobody && max > 1 ? null : nobody)}
            />
          }
          name={blank ? t`Abstain` : t`None of them`}
          quiet
        >
          {blank && <Trans>Counts as taking part, for nobody.</Trans>}
        </Row>
      )}
    </fieldset>
  );
}

interface RowProps {
  input: ReactNode;
  name: string;
  detail?: string | undefined;
  quiet?: boolean;
  children?: ReactNode;
}

function Row({ input, name, detail, quiet = false, children }: RowProps) {
  return (
    <label className={classes(styles.nominee, quiet && styles.quiet)}>
      {input}
      <span>
        <b className={styles.name}>{name}</b>
        {detail && <span className="dim s">{detail}</span>}
      </span>
      {children && <span className={styles.text}>{children}</span>}
    </label>
  );
}
