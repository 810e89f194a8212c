import type { ComponentProps } from "react";
import { Count } from "./Count";
import styles from "./IconButton.module.css";

type Props = Omit<ComponentProps<"button">, "className" | "aria-label"> & { label: string; count?: number };

/** A 44px button that is only a picture: for the top bar alone, where search, inbox and profile are. */
export function IconButton({ label, count = 0, children, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={styles.button} title={label}>
      <span className="vh">{label}</span>
      {children}
      <Count value={count} corner />
    </button>
  );
}
