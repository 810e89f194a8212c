import type { ComponentProps, MouseEvent } from "react";
import styles from "./Button.module.css";
import { type ButtonLook, buttonClass } from "./buttonClass";
import { classes } from "./classes";

type Props = Omit<ComponentProps<"button">, "className"> & ButtonLook & { pending?: boolean };

/** A button. While `pending` it keeps its width, label and focus, shows seats filling, and takes no press. */
export function Button({
  look,
  size,
  wide,
  pending = false,
  type = "button",
  onClick,
  children,
  ...rest
}: Props) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={classes(buttonClass({ look, size, wide }), pending && styles.pending)}
      aria-busy={pending || undefined}
      onClick={press}
    >
      {pending && (
        <svg className={styles.seats} viewBox="0 0 4 16" aria-hidden="true">
          <circle cx="2" cy="2" r="2" />
          <circle cx="2" cy="8" r="2" />
          <circle cx="2" cy="14" r="2" />
        </svg>
      )}
      {children}
    </button>
  );
}
