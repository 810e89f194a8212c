import type { ComponentProps, ReactNode } from "react";
import { Field } from "./Field";

interface Look {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  hideLabel?: boolean;
}
type Props = Omit<ComponentProps<"input">, "className" | "id" | "type"> &
  Look & {
    type?:
      | "text"
      | "email"
      | "search"
      | "tel"
      | "url"
      | "number"
      | "date"
      | "time"
      | "datetime-local"
      | "file";
  };

/** A labelled line to write in. */
export function TextField({ label, hint, error, hideLabel, type = "text", ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(input) => <input type={type} {...rest} {...input} />}
    </Field>
  );
}

/** A labelled box to write several lines in. */
export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  rows = 4,
  ...rest
}: Omit<ComponentProps<"textarea">, "className" | "id"> & Look) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(input) => <textarea rows={rows} {...rest} {...input} />}
    </Field>
  );
}

/** A labelled choice of one from many, with the browser's own list. */
export function SelectField({
  label,
  hint,
  error,
  hideLabel,
  children,
  ...rest
}: Omit<ComponentProps<"select">, "className" | "id"> & Look) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(input) => (
        <select {...rest} {...input}>
          {children}
        </select>
      )}
    </Field>
  );
}
