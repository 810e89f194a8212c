import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { DirectMessages } from "./DirectPanel";
import styles from "./WriteButton.module.css";

interface Props {
  participant: string;
  name: string;
}

/** Write to somebody without leaving where one is: the conversation opens over the page. */
export function WriteButton({ participant, name }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={t`Write to ${name}`} onClick={() => setOpen(true)}>
        <Trans>Write</Trans>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={name}
        acts={
          <Button onClick={() => setOpen(false)}>
            <Trans>Close</Trans>
          </Button>
        }
      >
        <div className={styles.conversation}>
          <DirectMessages participant={participant} />
        </div>
      </Dialog>
    </>
  );
}
