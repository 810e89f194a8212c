import { Hand, MicOff } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { Face } from "./Face";
import styles from "./Tile.module.css";

interface Props {
  /** Whose tile it is; gives the letters of the face. */
  name: string;
  /** What the caption says, if not the name. */
  caption?: string | undefined;
  /** The moving picture; without it the face stands in a dashed tile. */
  video?: ReactNode;
  picture?: string | null;
  muted?: boolean;
  /** Read out with the name when the microphone is off. */
  mutedLabel?: string;
  speaking?: boolean;
  /** Place in the queue of raised hands: "2nd". */
  hand?: ReactNode;
  /** A small act in the corner, such as a moderator's menu. */
  act?: ReactNode;
}

/** A person on the stage: caption bottom left, saffron edge while speaking. */
export function Tile({
  name,
  caption = name,
  video,
  picture,
  muted = false,
  mutedLabel,
  speaking = false,
  hand,
  act,
}: Props) {
  return (
    <figure className={classes(styles.tile, speaking && styles.speaking, !video && styles.off)}>
      {video ?? <Face name={name} picture={picture ?? null} size="big" />}
      {hand && (
        <span className={styles.hand}>
          <Hand aria-hidden="true" />
          {hand}
        </span>
      )}
      {act && <div className={styles.act}>{act}</div>}
      <figcaption>
        {muted && <MicOff aria-hidden="true" />}
        <span>{caption}</span>
        {muted && mutedLabel && <span className="vh">{mutedLabel}</span>}
      </figcaption>
    </figure>
  );
}
