import styles from "./Button.module.css";
import { classes } from "./classes";

export interface ButtonLook {
  /** filled: the one act of the screen; outlined: others; quiet: a link that acts; ending: takes something away. */
  look?: "filled" | "outlined" | "quiet" | "ending";
  size?: "small" | "normal" | "big";
  wide?: boolean;
}

export const buttonClass = ({ look = "outlined", size = "normal", wide = false }: ButtonLook): string =>
  classes(
    styles.button,
    look !== "outlined" && styles[look],
    size !== "normal" && styles[size],
    wide && styles.wide,
  );
