import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; shown above the input. */
  error?: string | undefined;
  /** The label is read out only (search, chat). */
  hideLabel?: boolean;
  /** The input, given what connects it with label, hint and error. */
  children: (input: FieldInput) => ReactNode;
}

export interface FieldInput {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Label above, hint, error line above the input. `TextField` and its like are built on it. */
export function Field({ label, hint, error, hideLabel = false, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? "vh" : styles.label}>
        {label}
      </label>
      {hint && (
        <small id={`${id}-hint`} className={styles.hint}>
          {hint}
        </small>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          <CircleAlert aria-hidden="true" />
          {error}
        </span>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
    </div>
  );
}
