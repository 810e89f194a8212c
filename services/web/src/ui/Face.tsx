import { classes } from "./classes";
import styles from "./Face.module.css";
import { initials } from "./initials";

interface Props {
  name: string;
  /** Address of a picture; without it the initials stand in the round. */
  picture?: string | null;
  size?: "small" | "normal" | "big";
}

/** A person: round. Decorative, because the name stands beside it. */
export function Face({ name, picture = null, size = "normal" }: Props) {
  const className = classes(styles.face, size !== "normal" && styles[size]);
  return (
    <span className={className} aria-hidden="true">
      {picture === null ? initials(name) : <img src={picture} alt="" loading="lazy" />}
    </span>
  );
}
