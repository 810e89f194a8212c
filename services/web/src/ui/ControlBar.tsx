import type { ComponentProps, ReactNode } from "react";
import styles from "./ControlBar.module.css";
import { classes } from "./classes";

/** The controls of a room; their order never changes. At most six on phones. */
export function ControlBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.bar}>
      <legend className="vh">{label}</legend>
      {children}
    </fieldset>
  );
}

type Props = Omit<ComponentProps<"button">, "className" | "type"> & {
  icon: ReactNode;
  /** The state is in the words: "Mic on". */
  label: ReactNode;
  /** Pressed has a saffron line under it. */
  pressed?: boolean;
  leave?: boolean;
};

/** One control: a picture and always a word. */
export function Control({ icon, label, pressed, leave = false, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      className={classes(styles.control, leave && styles.leave)}
      aria-pressed={pressed}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}
