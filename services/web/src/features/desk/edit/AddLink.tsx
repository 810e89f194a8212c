import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, text } from "@/app/form/values";
import { addLink } from "@/features/exhibition";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";

/** Add a link, to a site or a film elsewhere. */
export function AddLink({ booth, again }: { booth: string; again: () => Promise<void> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const box = useRef<HTMLDivElement>(null);
  const add = useCreate({
    create: (link: { title: string; url: string }, key) => addLink(id, booth, link, key),
    onSuccess: () => {
      box.current?.querySelector("form")?.reset();
      return again();
    },
  });
  const wrong = fieldError(add.error, "url") && t`Give an address that begins with https://`;
  return (
    <div ref={box}>
      <Form
        error={add.error}
        onSubmit={(data) => add.mutate({ title: text(data, "title"), url: text(data, "url") })}
      >
        <TextField
          name="title"
          label={t`Title of the link`}
          maxLength={120}
          error={fieldError(add.error, "title")}
        />
        <TextField name="url" type="url" label={t`Address`} maxLength={500} error={wrong} />
        <Button type="submit" size="small" pending={add.isPending}>
          <Trans>Add the link</Trans>
        </Button>
      </Form>
    </div>
  );
}
