import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./Choice.module.css";
import field from "./Field.module.css";

interface Option<Value extends string> {
  value: Value;
  label: ReactNode;
  detail?: ReactNode;
}
interface Props<Value extends string> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly Option<Value>[];
  /** null: nothing is chosen yet. Nothing is ever chosen in advance. */
  value: Value | null;
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of a few: rows of 44px, the whole row presses, the chosen one is tinted and keeps its native mark. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, hint, error, options, value, onChange, disabled = false } = props;
  const name = useId();
  return (
    <fieldset
      className={styles.choice}
      disabled={disabled}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className={field.label}>{label}</legend>
      {hint && <small className={field.hint}>{hint}</small>}
      {error && (
        <span id={`${name}-error`} className={field.error}>
          <CircleAlert aria-hidden="true" />
          {error}
        </span>
      )}
      {options.map((option) => (
        <label key={option.value} className={styles.row}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.detail && <span className={styles.detail}>{option.detail}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no to one sentence; consent boxes start empty. */
export function Check({ children, ...rest }: Omit<ComponentProps<"input">, "className" | "type">) {
  return (
    <label className={styles.check}>
      <input type="checkbox" {...rest} />
      <span>{children}</span>
    </label>
  );
}
