import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text, texts } from "@/app/form/values";
import {
  type BoothDetail,
  boothQuery,
  heldTarget,
  isLeadField,
  type LeadField,
  leadFields,
  leaveFields,
  myLeadsQuery,
} from "@/features/exhibition";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Section } from "@/ui/Section";
import { TextArea } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import styles from "./LeaveContact.module.css";

interface Left {
  fields: LeadField[];
  message: string;
}

/** Leave chosen fields at the booth. The boxes start empty; nothing is given that is not ticked. */
export function LeaveContact({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [message, setMessage] = useState(false);
  const [local, setLocal] = useState<Error | null>(null);
  const leave = useMutation({
    mutationFn: ({ fields, message }: Left) => leaveFields(id, booth.id, fields, message),
    onSuccess: async () => {
      toast({ text: t`They have it now. You can take it back at any time.` });
      await cache.invalidateQueries({ queryKey: boothQuery(id, booth.id).queryKey });
      await cache.invalidateQueries({ queryKey: myLeadsQuery(id).queryKey });
    },
  });
  const error = local ?? leave.error;
  const send = (data: FormData) => {
    const fields = texts(data, "fields").filter(isLeadField);
    const refused = refuse({ fields: fields.length === 0 && t`Tick at least one field.` });
    setLocal(refused);
    if (refused === null) leave.mutate({ fields, message: text(data, "message") });
  };
  const problem = (field: LeadField) => fieldError(error, field);
  return (
    <Section title={<Trans>Leave your contact</Trans>}>
      <Holds booth={booth} />
      <Form error={error} onSubmit={send}>
        <fieldset>
          <legend className={styles.legend}>
            <Trans>This booth's staff may keep and use, to answer me:</Trans>
          </legend>
          {Object.entries(leadFields).map(([field, words]) => (
            <Check
              key={field}
              name="fields"
              value={field}
              onChange={field === "message" ? (event) => setMessage(event.target.checked) : undefined}
              aria-invalid={isLeadField(field) && problem(field) ? true : undefined}
            >
              {t(words)}
              {isLeadField(field) && field !== "message" && problem(field) && (
                <span className="s dim"> · {t`there is nothing in your profile`}</span>
              )}
            </Check>
          ))}
        </fieldset>
        {fieldError(error, "fields") && <p role="alert">{fieldError(error, "fields")}</p>}
        {message && (
          <TextArea
            name="message"
            label={t`Your message`}
            rows={3}
            maxLength={1000}
            error={problem("message")}
          />
        )}
        <Button type="submit" pending={leave.isPending}>
          <Trans>Leave what is ticked</Trans>
        </Button>
      </Form>
    </Section>
  );
}

/** What the booth holds of the reader already. */
function Holds({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { left } = booth.mine;
  if (left.length === 0) {
    return (
      <p className="s dim">
        <Trans>This booth does not have your contact. You decide what it gets.</Trans>
      </p>
    );
  }
  const names = left.map((field) => t(leadFields[field])).join(", ");
  return (
    <p className="s">
      <Trans>
        This booth has: <b>{names}</b>. What you leave now takes its place.
      </Trans>{" "}
      <Link {...heldTarget(slug)}>
        <Trans>See it or take it back</Trans>
      </Link>
    </p>
  );
}
