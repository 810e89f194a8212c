import type { ReactNode } from "react";
import type { Schemas } from "../api";
import styles from "./TakeawayList.module.css";

interface Props {
  takeaways: readonly Schemas["TakeawayOut"][];
  /** What may be done with one of them. */
  act?: (takeaway: Schemas["TakeawayOut"]) => ReactNode;
  /** The line after the last, such as the next one to write. */
  last?: ReactNode;
}

/** Takeaways with their big figures. */
export function TakeawayList({ takeaways, act, last }: Props) {
  return (
    <ol className={styles.list}>
      {takeaways.map((takeaway) => (
        <li key={takeaway.id}>
          <div>
            <p>{takeaway.text}</p>
            {act?.(takeaway)}
          </div>
        </li>
      ))}
      {last && (
        <li>
          <div>{last}</div>
        </li>
      )}
    </ol>
  );
}
