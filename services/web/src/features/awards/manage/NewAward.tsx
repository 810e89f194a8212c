import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Choice } from "@/ui/Choice";
import { Dialog } from "@/ui/Dialog";
import { TextArea, TextField } from "@/ui/TextField";
import { type AwardIn, awardsKey, createAward } from "../api";
import { manageTarget } from "../targets";

/** Create an award: one that is voted on, or one that is conferred by decision. */
export function NewAward() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>New award</Trans>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t`New award`}>
        <NewAwardForm onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function NewAwardForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState<AwardIn["kind"] | null>(null);
  const [wrong, setWrong] = useState<Error | null>(null);
  const create = useCreate({
    create: (body: AwardIn, key) => createAward(id, body, key),
    onSuccess: async (award) => {
      await cache.invalidateQueries({ queryKey: awardsKey(id) });
      await navigate(manageTarget(slug, award.id));
    },
  });
  const error = wrong ?? create.error;
  const submit = (data: FormData) => {
    const title = text(data, "title");
    const found = refuse({
      title: title === "" && t`An award needs a title.`,
      kind: kind === null && t`Say whether people vote on it.`,
    });
    setWrong(found);
    if (found === null && kind) create.mutate({ kind, title, description: text(data, "description") });
  };
  return (
    <Form error={error} onSubmit={submit}>
      <TextField label={t`Title`} name="title" maxLength={200} error={fieldError(error, "title")} />
      <TextArea label={t`What it honours`} name="description" error={fieldError(error, "description")} />
      <Choice
        label={t`Who decides?`}
        options={[
          { value: "elected", label: t`The voters`, detail: t`Nominations, shortlist, a secret vote` },
          { value: "conferred", label: t`The organisers or a jury`, detail: t`Conferred; never voted on` },
        ]}
        value={kind}
        onChange={setKind}
        error={fieldError(error, "kind")}
      />
      <div className="row">
        <Button type="submit" look="filled" pending={create.isPending}>
          <Trans>Create the award</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </Form>
  );
}
