import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { PageTitle } from "@/app/page/PageTitle";
import { PlainPage } from "@/app/page/PlainPage";
import { hasCode } from "@/http/problem";
import { refresh } from "@/http/session";
import { useCreate } from "@/http/useCreate";
import { myZone } from "@/time/format";
import { Button } from "@/ui/Button";
import { TextArea, TextField } from "@/ui/TextField";
import { createConference, type Schemas } from "../api";
import styles from "./RegistrationPage.module.css";

/** An organiser founds a conference. */
export function NewConferencePage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useCreate({
    create: async (body: Schemas["NewConference"], key) => {
      const refusal = refuse({
        name: body.name === "" && t`Write the name of the conference`,
        slug:
          !/^[a-z0-9][a-z0-9-]+$/.test(body.slug) &&
          t`Write small letters, digits and hyphens, for example ecc-2027`,
        starts_on: body.starts_on === "" && t`Choose the first day`,
        ends_on: body.ends_on === "" && t`Choose the last day`,
        organiser_name: body.organiser_name === "" && t`Write your name`,
      });
      if (refusal) throw refusal;
      const conference = await createConference(body, key);
      await refresh(conference.id);
      return conference;
    },
    onSuccess: ({ slug }) => navigate({ to: "/c/$slug/lobby", params: { slug } }),
  });
  const taken = hasCode(create.error, "slug_taken") ? create.error.detail : undefined;
  const problem = (name: string) => fieldError(create.error, name);
  const submit = (data: FormData) =>
    create.mutate({
      name: text(data, "name"),
      slug: text(data, "slug"),
      tagline: text(data, "tagline"),
      about: text(data, "about"),
      starts_on: text(data, "starts_on"),
      ends_on: text(data, "ends_on"),
      time_zone: text(data, "time_zone"),
      organiser_name: text(data, "organiser_name"),
    });
  return (
    <PlainPage>
      <div className={styles.form}>
        <PageTitle title={t`Create a conference`} />
        <Form error={taken ? null : create.error} onSubmit={submit}>
          <TextField name="name" label={t`Name`} maxLength={120} error={problem("name")} />
          <TextField
            name="slug"
            label={t`Short name in the address`}
            hint={t`Small letters, digits and hyphens, such as ecc-2027`}
            maxLength={60}
            error={taken ?? problem("slug")}
          />
          <TextField name="tagline" label={t`In one line`} maxLength={200} error={problem("tagline")} />
          <TextArea name="about" label={t`What it is about`} maxLength={4000} error={problem("about")} />
          <TextField name="starts_on" type="date" label={t`First day`} error={problem("starts_on")} />
          <TextField name="ends_on" type="date" label={t`Last day`} error={problem("ends_on")} />
          <TextField
            name="time_zone"
            label={t`Time zone of the conference`}
            hint={t`Such as Europe/Brussels. Everybody sees times in their own zone as well.`}
            defaultValue={myZone()}
            error={problem("time_zone")}
          />
          <TextField
            name="organiser_name"
            label={t`Your name`}
            hint={t`You become its first organiser`}
            autoComplete="name"
            maxLength={120}
            error={problem("organiser_name")}
          />
          <Button type="submit" look="filled" size="big" pending={create.isPending}>
            <Trans>Create the conference</Trans>
          </Button>
        </Form>
      </div>
    </PlainPage>
  );
}
