import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, text } from "@/app/form/values";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { SelectField, TextField } from "@/ui/TextField";
import { addBooth, boothsQuery } from "./api";

/** An organiser puts up a booth and goes on to fill it. */
export function AddBooth() {
  const { t } = useLingui();
  const { me } = useConference();
  const [open, setOpen] = useState(false);
  if (!me.roles.includes("organiser")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>Put up a booth</Trans>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t`Put up a booth`}>
        <NewBooth />
      </Dialog>
    </>
  );
}

function NewBooth() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const add = useCreate({
    create: (input: { title: string; kind: "exhibitor" | "programme" | "help" }, key) =>
      addBooth(id, input, key),
    onSuccess: async ({ id: booth }) => {
      await cache.invalidateQueries({ queryKey: boothsQuery(id).queryKey });
      await navigate({ to: "/c/$slug/exhibition/$booth/edit", params: { slug, booth } });
    },
  });
  const send = (data: FormData) => {
    const kind = text(data, "kind");
    add.mutate({
      title: text(data, "title"),
      kind: kind === "help" || kind === "programme" ? kind : "exhibitor",
    });
  };
  return (
    <Form error={add.error} onSubmit={send}>
      <TextField
        name="title"
        label={t`Name of the booth`}
        maxLength={120}
        error={fieldError(add.error, "title")}
      />
      <SelectField name="kind" label={t`What it is for`} defaultValue="exhibitor">
        <option value="exhibitor">{t`An exhibitor`}</option>
        <option value="programme">{t`A programme`}</option>
        <option value="help">{t`The help desk`}</option>
      </SelectField>
      <Button type="submit" look="filled" pending={add.isPending}>
        <Trans>Put it up</Trans>
      </Button>
    </Form>
  );
}
