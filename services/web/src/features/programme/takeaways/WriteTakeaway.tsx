import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/TextField";
import { writeTakeaway } from "../api";

/** Write the next takeaway. */
export function WriteTakeaway({ thing, onDone }: { thing: string; onDone: () => Promise<void> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const [text, setText] = useState("");
  const write = useCreate({
    create: (words: string, key) => writeTakeaway(id, thing, words, key),
    onSuccess: () => {
      setText("");
      return onDone();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !write.isPending) write.mutate(text.trim());
      }}
    >
      <TextArea
        label={t`Next takeaway`}
        hint={t`One sentence that others can act on`}
        name="takeaway"
        rows={2}
        maxLength={600}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={write.error?.message}
      />
      <Button type="submit" size="small" pending={write.isPending}>
        <Trans>Add it</Trans>
      </Button>
    </form>
  );
}
