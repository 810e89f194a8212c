import { Trans, useLingui } from "@lingui/react/macro";
import { Form, FormError } from "@/app/form/Form";
import { fieldError, text } from "@/app/form/values";
import { Button } from "@/ui/Button";
import { Section } from "@/ui/Section";
import { TextArea, TextField } from "@/ui/TextField";
import {
  type Award,
  type AwardEdit,
  closeNominations,
  type Election,
  editAward,
  openNominations,
  setLaureate,
} from "../api";
import { ManageElection } from "./ManageElection";
import { ShortlistForm } from "./ShortlistForm";
import { useAwardChange } from "./useAwardChange";

interface Props {
  award: Award;
  etag: string;
  election: Election | undefined;
}

/** What organisers do with an award, in the order in which it happens. */
export function ManageAward({ award, etag, election }: Props) {
  const isElected = award.kind === "elected";
  return (
    <>
      {isElected && <NominationsOpen award={award} />}
      {isElected && <ShortlistForm award={award} />}
      {isElected ? <ManageElection award={award} election={election} /> : <LaureateForm award={award} />}
      <EditAward key={etag} award={award} etag={etag} />
    </>
  );
}

function NominationsOpen({ award }: { award: Award }) {
  const isOpen = award.nominations === "open";
  const change = useAwardChange((conference, open: boolean) =>
    (open ? openNominations : closeNominations)(conference, award.id),
  );
  return (
    <div className="row">
      <Button pending={change.isPending} onClick={() => change.mutate(!isOpen)}>
        {isOpen ? <Trans>Close nominations</Trans> : <Trans>Open nominations</Trans>}
      </Button>
      {change.error && <FormError error={change.error} />}
    </div>
  );
}

function LaureateForm({ award }: { award: Award }) {
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
          <Button type="submit" pending={save.isPending}>
            {award.laureate ? <Trans>Correct it</Trans> : <Trans>Confer it</Trans>}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

function EditAward({ award, etag }: { award: Award; etag: string }) {
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
