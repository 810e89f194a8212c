import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { useCreate } from "@/http/useCreate";
import { clock, day } from "@/time/format";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { SelectField, TextArea } from "@/ui/TextField";
import { ask, commonSlotsQuery, type Partner, requestsQuery, type Schemas } from "./api";

interface Props {
  conference: string;
  person: Partner;
  onClose: () => void;
}

/** Ask somebody for a meeting, with a time proposed or without. */
export function AskDialog({ conference, person, onClose }: Props) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const slots = useQuery(commonSlotsQuery(conference, person.id)).data?.items ?? [];
  const send = useCreate({
    create: async (body: Schemas["RequestIn"], key) => {
      const refusal = refuse({ message: body.message === "" && t`Write what you want to talk about` });
      if (refusal) throw refusal;
      return ask(conference, body, key);
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: requestsQuery(conference).queryKey });
      onClose();
    },
  });
  const submit = (data: FormData) =>
    send.mutate({
      receiver: person.id,
      message: text(data, "message"),
      slot: text(data, "slot") || null,
    });
  return (
    <Dialog open onClose={onClose} title={t`Ask ${person.name} for a meeting`}>
      <Form error={send.error} onSubmit={submit}>
        <TextArea
          name="message"
          label={t`What you want to talk about`}
          maxLength={1000}
          error={fieldError(send.error, "message")}
        />
        <SelectField name="slot" label={t`Time you propose`}>
          <option value="">{t`Let them choose`}</option>
          {slots.map((slot) => (
            <option key={slot.id} value={slot.id}>
              {day(slot.starts)}, {clock(slot.starts)}
            </option>
          ))}
        </SelectField>
        <div className="row">
          <Button type="submit" look="filled" pending={send.isPending}>
            <Trans>Send the request</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
