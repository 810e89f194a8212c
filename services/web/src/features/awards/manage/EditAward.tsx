import { Trans, useLingui } from "@lingui/react/macro";
import { Form } from "@/app/form/Form";
import { fieldError, text } from "@/app/form/values";
import { Button } from "@/ui/Button";
import { Section } from "@/ui/Section";
import { TextArea, TextField } from "@/ui/TextField";
import { type Award, type AwardEdit, editAward } from "../api";
import { useAwardChange } from "./useAwardChange";

/** How the award is called and what it honours. */
export function EditAward({ award, etag }: { award: Award; etag: string }) {
  const { t } = useLingui();
  const save = useAwardChange(
    (conference, body: AwardEdit) => editAward(conference, award.id, etag, body),
    t`Kept.`,
  );
  return (
    <Section title={<Trans>Title and description</Trans>}>
      <Form
        error={save.error}
        onSubmit={(data) =>
          save.mutate({ title: text(data, "title"), description: text(data, "description") })
        }
      >
        <TextField
          label={t`Title`}
          name="title"
          maxLength={200}
          defaultValue={award.title}
          error={fieldError(save.error, "title")}
        />
        <TextArea
          label={t`What it honours`}
          name="description"
          defaultValue={award.description}
          error={fieldError(save.error, "description")}
        />
        <div className="row">
          <Button type="submit" pending={save.isPending}>
            <Trans>Keep it</Trans>
          </Button>
        </div>
      </Form>
    </Section>
  );
}
