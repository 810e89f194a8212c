import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { fieldError, text } from "@/app/form/values";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Notice } from "@/ui/Notice";
import { TextArea, TextField } from "@/ui/TextField";
import { changeConference, conferenceQuery, type Schemas } from "./api";

/** Edit the conference: what it is called, when it is, whether people can register. */
export function EditPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const conference = useQuery(conferenceQuery(id));
  return (
    <Page>
      <PageHead title={t`The conference`} line={t`What you change here is seen at once by everybody.`} />
      <Loaded query={conference} name={t`The conference`}>
        {({ entity, etag }) => <EditForm key={etag} id={id} etag={etag} entity={entity} />}
      </Loaded>
    </Page>
  );
}

function EditForm({ id, etag, entity }: { id: string; etag: string; entity: Schemas["ConferenceOut"] }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Schemas["ConferenceIn"]) => changeConference(id, etag, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["registration"] }),
  });
  const problem = (name: string) => fieldError(save.error, name);
  const submit = (data: FormData) =>
    save.mutate({
      slug: text(data, "slug"),
      name: text(data, "name"),
      tagline: text(data, "tagline"),
      about: text(data, "about"),
      starts_on: text(data, "starts_on"),
      ends_on: text(data, "ends_on"),
      time_zone: text(data, "time_zone"),
      languages: entity.languages,
      registration_open: data.get("registration_open") !== null,
    });
  return (
    <Form error={save.error} onSubmit={submit}>
      <TextField
        name="name"
        label={t`Name`}
        defaultValue={entity.name}
        maxLength={120}
        error={problem("name")}
      />
      <TextField
        name="slug"
        label={t`Short name in the address`}
        hint={t`Links to the old address stop working when you change it.`}
        defaultValue={entity.slug}
        error={problem("slug")}
      />
      <TextField
        name="tagline"
        label={t`In one line`}
        defaultValue={entity.tagline}
        error={problem("tagline")}
      />
      <TextArea
        name="about"
        label={t`What it is about`}
        defaultValue={entity.about}
        error={problem("about")}
      />
      <TextField
        name="starts_on"
        type="date"
        label={t`First day`}
        defaultValue={entity.starts_on}
        error={problem("starts_on")}
      />
      <TextField
        name="ends_on"
        type="date"
        label={t`Last day`}
        defaultValue={entity.ends_on}
        error={problem("ends_on")}
      />
      <TextField
        name="time_zone"
        label={t`Time zone of the conference`}
        defaultValue={entity.time_zone}
        error={problem("time_zone")}
      />
      <Check name="registration_open" defaultChecked={entity.registration_open}>
        <Trans>People can register</Trans>
      </Check>
      <Button type="submit" look="filled" pending={save.isPending}>
        <Trans>Save</Trans>
      </Button>
      {save.isSuccess && (
        <Notice announced>
          <p>
            <Trans>Saved.</Trans>
          </p>
        </Notice>
      )}
    </Form>
  );
}
