import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { addMaterial, type NewFile } from "@/features/exhibition";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";

const accepted = ".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.webp,.mp4,.webm";

/** Upload a paper, a picture or a film. */
export function AddFile({ booth, again }: { booth: string; again: () => Promise<void> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const [local, setLocal] = useState<Error | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const add = useCreate({
    create: (input: NewFile, key) => addMaterial(id, booth, input, key),
    onSuccess: () => {
      box.current?.querySelector("form")?.reset();
      return again();
    },
  });
  const error = local ?? add.error;
  const send = (data: FormData) => {
    const [title, file] = [text(data, "title"), data.get("file")];
    const chosen = file instanceof File && file.size > 0 ? file : null;
    const refused = refuse({
      title: title === "" && t`Say what it is.`,
      file: chosen === null && t`Choose a file.`,
    });
    setLocal(refused);
    if (refused === null && chosen !== null) add.mutate({ title, file: chosen });
  };
  return (
    <div ref={box}>
      <Form error={error} onSubmit={send}>
        <TextField
          name="title"
          label={t`Title of the file`}
          maxLength={120}
          error={fieldError(error, "title")}
        />
        <TextField
          name="file"
          type="file"
          accept={accepted}
          label={t`File`}
          hint={t`PDF or office file to 20 MB, picture to 10 MB, film (MP4, WebM) to 60 MB`}
          error={fieldError(error, "file")}
        />
        <Button type="submit" size="small" pending={add.isPending}>
          <Trans>Add the file</Trans>
        </Button>
      </Form>
    </div>
  );
}
