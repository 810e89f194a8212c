import { Trans, useLingui } from "@lingui/react/macro";
import { Form } from "@/app/form/Form";
import { fieldError, text } from "@/app/form/values";
import { Button } from "@/ui/Button";
import { Section } from "@/ui/Section";
import { TextArea, TextField } from "@/ui/TextField";
import { type Award, setLaureate } from "../api";
import { useAwardChange } from "./useAwardChange";

/** To whom a conferred award goes, and why. */
export function LaureateForm({ award }: { award: Award }) {
  const { t } = useLingui();
  const save = useAwardChange(
    (conference, body: { laureate: string; citation: string }) => setLaureate(conference, award.id, body),
    t`Conferred. Everybody sees it now.`,
  );
  return (
    <Section title={<Trans>Confer the award</Trans>}>
      <Form
        error={save.error}
        onSubmit={(data) =>
          save.mutate({ laureate: text(data, "laureate"), citation: text(data, "citation") })
        }
      >
        <p className="s dim">
          <Trans>It is not voted on. Everybody sees laureate and citation at once.</Trans>
        </p>
        <TextField
          label={t`Laureate`}
          name="laureate"
          defaultValue={award.laureate ?? ""}
          error={fieldError(save.error, "laureate")}
        />
        <TextArea
          label={t`Citation`}
          hint={t`Why, in two or three sentences`}
          name="citation"
          defaultValue={award.citation}
          error={fieldError(save.error, "citation")}
        />
        <div className="row">
          <Button type="submit" look={award.laureate ? "outlined" : "filled"} pending={save.isPending}>
            {award.laureate ? <Trans>Correct it</Trans> : <Trans>Confer it</Trans>}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
