import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { SelectField, TextArea, TextField } from "@/ui/TextField";
import { type PollIn, pollsQuery, preparePoll } from "./api";

/** Prepare a poll: a question, its options a line each, and how long it stays open. */
export function NewPoll({ session }: { session: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [wrong, setWrong] = useState<Error | null>(null);
  const anchor = useRef<HTMLDivElement>(null);
  const create = useCreate({
    create: (body: PollIn, key) => preparePoll(id, session, body, key),
    onSuccess: () => {
      anchor.current?.closest("form")?.reset();
      return cache.invalidateQueries({ queryKey: pollsQuery(id, session).queryKey });
    },
  });
  const error = wrong ?? create.error;
  const submit = (data: FormData) => {
    const question = text(data, "question");
    const options = text(data, "options")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const found = refuse({
      question: question === "" && t`Write the question.`,
      options: options.length < 2 && t`Write at least two options, each on a line of its own.`,
    });
    setWrong(found);
    const seconds = Number(text(data, "seconds")) || null;
    if (found === null) create.mutate({ question, options, most: 1, seconds });
  };
  return (
    <details>
      <summary>
        <Trans>Prepare a poll</Trans>
      </summary>
      <Form error={error} onSubmit={submit}>
        <div ref={anchor}>
          <TextField
            label={t`Question`}
            name="question"
            maxLength={300}
            error={fieldError(error, "question")}
          />
        </div>
        <TextArea
          label={t`Options`}
          hint={t`One on each line, two to twelve`}
          name="options"
          error={fieldError(error, "options")}
        />
        <SelectField label={t`How long it is open`} name="seconds" defaultValue="">
          <option value="">{t`Until somebody closes it`}</option>
          <option value="30">{t`30 seconds`}</option>
          <option value="60">{t`1 minute`}</option>
          <option value="180">{t`3 minutes`}</option>
        </SelectField>
        <div className="row">
          <Button type="submit" size="small" pending={create.isPending}>
            <Trans>Prepare it</Trans>
          </Button>
        </div>
      </Form>
    </details>
  );
}
