import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { text } from "@/app/form/values";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/TextField";
import { rewordTakeaway, type Schemas } from "../api";

/** Put a takeaway in other words. */
export function EditTakeaway({
  takeaway,
  onDone,
}: {
  takeaway: Schemas["TakeawayOut"];
  onDone: () => Promise<void>;
}) {
  const { t } = useLingui();
  const { id } = useConference();
  const [open, setOpen] = useState(false);
  const reword = useMutation({
    mutationFn: (words: string) => rewordTakeaway(id, takeaway.id, takeaway.version, words),
    onSuccess: () => setOpen(false),
    onSettled: onDone,
  });
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        <Trans>Reword</Trans>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={<Trans>In other words</Trans>}>
        <Form error={reword.error} onSubmit={(data) => reword.mutate(text(data, "text"))}>
          <TextArea label={t`Takeaway`} name="text" defaultValue={takeaway.text} maxLength={600} autoFocus />
          <Button type="submit" look="filled" pending={reword.isPending}>
            <Trans>Keep it so</Trans>
          </Button>
        </Form>
      </Dialog>
    </>
  );
}
