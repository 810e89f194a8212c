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
  const single = max === 1;
  const choose = (index: number) => {
    if (single) return onChange({ abstains: false, chosen: [index] });
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
            group={id}
            single={single}
            checked={chosen.includes(index)}
            onPress={() => choose(index)}
            name={name}
            detail={nominee?.organisation}
          >
            {nominee?.text}
          </Row>
        );
      })}
      {(blank || min === 0) && (
        <Row
          group={id}
          single={single}
          checked={isNobody}
          onPress={() => onChange(isNobody && !single ? null : nobody)}
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
  group: string;
  single: boolean;
  checked: boolean;
  onPress: () => void;
  name: string;
  detail?: string | undefined;
  quiet?: boolean;
  children?: ReactNode;
}

function Row({ group, single, checked, onPress, name, detail, quiet = false, children }: RowProps) {
  return (
    <label className={classes(styles.nominee, quiet && styles.quiet)}>
      <input type={single ? "radio" : "checkbox"} name={group} checked={checked} onChange={onPress} />
      <span>
        <b className={styles.name}>{name}</b>
        {detail && <span className="dim s">{detail}</span>}
      </span>
      {children && <span className={styles.text}>{children}</span>}
    </label>
  );
}
