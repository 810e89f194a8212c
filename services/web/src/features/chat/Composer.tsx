import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useId, useState } from "react";
import { FormError } from "@/app/form/Form";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import styles from "./Composer.module.css";

interface Props {
  /** What one writes to, for screen readers and in the empty field: "Write to the room". */
  label: string;
  send: (text: string, key: string) => Promise<unknown>;
  sent: () => void;
}

const longest = 2000;

/** The line in which one writes: Enter sends, Shift and Enter begin a new line. */
export function Composer({ label, send, sent }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState("");
  const post = useCreate({
    create: send,
    onSuccess: () => {
      setText("");
      sent();
    },
  });
  const words = text.trim();
  const submit = () => {
    if (words !== "" && words.length <= longest && !post.isPending) post.mutate(words);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const over = words.length - longest;
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.line}>
        <label className="vh" htmlFor={id}>
          {label}
        </label>
        <textarea
          id={id}
          rows={1}
          value={text}
          placeholder={label}
          aria-invalid={over > 0 || undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={key}
        />
        <Button type="submit" pending={post.isPending}>
          <Trans>Send</Trans>
        </Button>
      </div>
      {over > 0 && <p className="xs">{t`${over} characters too many.`}</p>}
      {post.error && <FormError error={post.error} />}
    </form>
  );
}
