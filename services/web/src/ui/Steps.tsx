import { Check } from "lucide-react";
import { classes } from "./classes";
import styles from "./Steps.module.css";

interface Props {
  label: string;
  steps: readonly string[];
  /** Index of the step one is at. */
  current: number;
}

/** How far one is in something that has an order. */
export function Steps({ label, steps, current }: Props) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={classes(index < current && styles.done, index === current && styles.current)}
        >
          <span className={styles.disc} aria-hidden="true">
            {index < current ? <Check /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
