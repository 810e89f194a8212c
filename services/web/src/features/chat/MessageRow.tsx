import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { countryName } from "@/app/words/places";
import { clock } from "@/time/format";
import { classes } from "@/ui/classes";
import { Face } from "@/ui/Face";
import type { Message, Somebody } from "./api";
import styles from "./MessageRow.module.css";

/** What somebody is called who was forgotten and has no name any more. */
export function useNameOf(): (somebody: Somebody) => string {
  const { t } = useLingui();
  return ({ name = "" }) => (name === "" ? t`Somebody who left` : name);
}

interface Props {
  message: Message;
  /** The same person as above: face and name are not said again. */
  goesOn: boolean;
  acts: ReactNode;
}

/** One message: who, from where, when; the text as it was written. */
export function MessageRow({ message, goesOn, acts }: Props) {
  const { sender, text, posted_at, removed = false } = message;
  const name = useNameOf()(sender);
  const from = [sender.organisation, countryName(sender.country ?? "")].filter(Boolean).join(" · ");
  return (
    <li className={classes(styles.message, goesOn && styles.on)}>
      {!goesOn && <Face name={name} picture={sender.picture ?? null} size="small" />}
      <div className={styles.body}>
        <p className={classes("xs", goesOn ? "vh" : styles.head)}>
          <b>{name}</b>
          <span className="dim">
            {from && `${from}, `}
            <time dateTime={posted_at}>{clock(posted_at)}</time>
          </span>
        </p>
        {removed ? (
          <p className="s dim">
            <Trans>This message was removed.</Trans>
          </p>
        ) : (
          <p className={styles.text}>{text}</p>
        )}
      </div>
      {!removed && <div className={styles.acts}>{acts}</div>}
    </li>
  );
}
