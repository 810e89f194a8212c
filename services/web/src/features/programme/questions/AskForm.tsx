import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";
import { askQuestion, questionsQuery } from "../api";
import styles from "./QuestionsPanel.module.css";

/** Put a question to the session; the field takes `q` as its key in the room. */
export function AskForm({ session }: { session: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [text, setText] = useState("");
  const ask = useCreate({
    create: (question: string, key) => askQuestion(id, session, question, key),
    onSuccess: () => {
      setText("");
      return cache.invalidateQueries({ queryKey: questionsQuery(id, session).queryKey });
    },
  });
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !ask.isPending) ask.mutate(text.trim());
      }}
    >
      <TextField
        label={t`Ask a question`}
        placeholder={t`Ask a question`}
        hideLabel
        name="question"
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={ask.error?.message}
        autoComplete="off"
      />
      <Button type="submit" pending={ask.isPending}>
        <Trans>Send</Trans>
      </Button>
    </form>
  );
}
