import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import styles from "./Dialog.module.css";

interface Props {
  open: boolean;
  /** Escape and a press outside close it. */
  onClose: () => void;
  /** The question, or what the dialog is. */
  title: ReactNode;
  /** One sentence: what follows from it. */
  children?: ReactNode;
  /** Verb buttons. Give `autoFocus` to the safe one. */
  acts?: ReactNode;
}

/** A question over the page; a sheet from below on phones. Built on the browser's own modal dialog. */
export function Dialog({ open, onClose, title, children, acts }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // The content comes after the dialog is open: only then can its `autoFocus` take the focus.
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const element = dialog.current;
    if (open && element?.open === false) element.showModal();
    if (!open) element?.close();
    setShown(open);
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the browser's own doing
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {shown && (
        <div className={styles.inside}>
          <h2 id={id}>{title}</h2>
          {children}
          {acts && <div className={styles.acts}>{acts}</div>}
        </div>
      )}
    </dialog>
  );
}
