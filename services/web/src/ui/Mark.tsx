import { classes } from "./classes";
import styles from "./Face.module.css";
import { initials } from "./initials";

interface Props {
  name: string;
  logo?: string | null;
  size?: "small" | "normal" | "big";
}

/** An organisation: square, with its logo or two letters. Decorative, because the name stands beside it. */
export function Mark({ name, logo = null, size = "normal" }: Props) {
  const className = classes(styles.face, styles.mark, size !== "normal" && styles[size]);
  return (
    <span className={className} aria-hidden="true">
      {logo === null ? initials(name) : <img src={logo} alt="" loading="lazy" />}
    </span>
  );
}
