import type { ReactNode } from "react";
import styles from "./Stage.module.css";

interface Props {
  label: string;
  /** The big tile: who speaks, or a shared screen. */
  main: ReactNode;
  /** The others, beside it; under it on phones. */
  side: readonly { id: string; content: ReactNode }[];
}

/** A big picture and small ones. */
export function Stage({ label, main, side }: Props) {
  return (
    <ul className={side.length > 0 ? styles.stage : styles.alone} aria-label={label}>
      <li className={styles.main}>{main}</li>
      {side.length > 0 && (
        <li className={styles.side}>
          <ul>
            {side.map(({ id, content }) => (
              <li key={id}>{content}</li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  );
}

/** Two or more tiles of the same size. */
export function Tiles({
  label,
  tiles,
}: {
  label: string;
  tiles: readonly { id: string; content: ReactNode }[];
}) {
  return (
    <ul className={styles.tiles} aria-label={label}>
      {tiles.map(({ id, content }) => (
        <li key={id}>{content}</li>
      ))}
    </ul>
  );
}
