import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { roles } from "@/app/words/roles";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { SelectField, TextArea, TextField } from "@/ui/TextField";
import { type Announcement, announce } from "./api";

const segments = {
  everybody: msg`Everybody`,
  ...roles,
};

const isSegment = (value: string): value is NonNullable<Announcement["segment"]> => value in segments;

/** Tell everybody, or one kind of people, something: on their screens at once, and by mail if wanted. */
export function AnnouncementForm({ conference }: { conference: string }) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const send = useCreate({
    create: async (body: Announcement, key) => {
      const refusal = refuse({
        subject: body.subject === "" && t`Write a subject`,
        text: body.text === "" && t`Write what you want to say`,
      });
      if (refusal) throw refusal;
      return announce(conference, body, key);
    },
    onSuccess: () => place.current?.querySelector("form")?.reset(),
  });
  const submit = (data: FormData) => {
    const segment = text(data, "segment");
    send.mutate({
      segment: isSegment(segment) ? segment : "everybody",
      subject: text(data, "subject"),
      text: text(data, "text"),
      by_mail: data.get("by_mail") !== null,
    });
  };
  return (
    <Section title={t`Announcement`}>
      <div ref={place}>
        <Form error={send.error} onSubmit={submit}>
          <SelectField name="segment" label={t`To`} defaultValue="everybody">
            {Object.entries(segments)
              .filter(([value]) => value !== "interpreter")
              .map(([value, label]) => (
                <option key={value} value={value}>
                  {t(label)}
                </option>
              ))}
          </SelectField>
          <TextField
            name="subject"
            label={t`Subject`}
            maxLength={120}
            error={fieldError(send.error, "subject")}
          />
          <TextArea name="text" label={t`Text`} maxLength={4000} error={fieldError(send.error, "text")} />
          <Check name="by_mail">
            <Trans>Send it by mail as well</Trans>
          </Check>
          <Button type="submit" pending={send.isPending}>
            <Trans>Announce</Trans>
          </Button>
          {send.isSuccess && (
            <Notice announced>
              <p>
                <Trans>It is on their screens.</Trans>
              </p>
            </Notice>
          )}
        </Form>
      </div>
    </Section>
  );
}
