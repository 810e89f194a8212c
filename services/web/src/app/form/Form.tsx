import { useLingui } from "@lingui/react/macro";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { ApiError, Unreachable } from "@/http/problem";
import { Notice } from "@/ui/Notice";

interface Props {
  onSubmit: (data: FormData) => void;
  /** What the service, or our own check, said. */
  error: Error | null;
  children: ReactNode;
}

/** A form that sends nothing by itself, says why it was refused, and puts the focus on the first field that is wrong. */
export function Form({ onSubmit, error, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form ref={form} className="stack" noValidate onSubmit={submit}>
      {children}
      {error !== null && <FormError error={error} />}
    </form>
  );
}

/** Why nothing was done; what is said at the fields is not said again. */
export function FormError({ error }: { error: Error }) {
  const { t } = useLingui();
  const words = () => {
    if (error instanceof Unreachable) {
      return t`Plenaria did not answer. What you wrote is kept: send it again in a moment.`;
    }
    return error instanceof ApiError && error.errors.length > 0
      ? t`Something in the form is not right yet. It is marked above.`
      : error.message;
  };
  return (
    <Notice tone="stopped" announced>
      <p>{words()}</p>
    </Notice>
  );
}
