import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { Count } from "./Count";
import styles from "./IconButton.module.css";

type Props = Omit<ComponentProps<"a">, "className" | "aria-label"> & { label: string; count?: number };

function Anchor({ label, count = 0, children, ...rest }: Props) {
  return (
    <a {...rest} className={styles.button} title={label}>
      <span className="vh">{label}</span>
      {children}
      <Count value={count} corner />
    </a>
  );
}

/** `IconButton` as a link, with the router's typed target. */
export const IconLink = createLink(Anchor);
