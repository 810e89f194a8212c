import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { PageTitle } from "@/app/page/PageTitle";
import { PlainPage } from "@/app/page/PlainPage";
import { useCreate } from "@/http/useCreate";
import { myZone } from "@/time/format";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import { conferenceQuery, type Registration, register } from "../api";
import { ConsentBoxes, readConsents } from "../me/ConsentBoxes";
import { ProfileFields, readProfile } from "../ProfileFields";
import { looksLikeAddress } from "./address";
import styles from "./RegistrationPage.module.css";

/** The form by which a newcomer asks to take part. */
export function RegistrationPage() {
  const { t } = useLingui();
  const { slug } = useParams({ from: "/c/$slug" });
  const { data: conference } = useSuspenseQuery(conferenceQuery(slug));
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = useCreate({
    create: async (body: Registration, key) => {
      const refusal = refuse({
        email: !looksLikeAddress(body.email) && t`Write the whole address, for example name@cluster.eu`,
        name: body.name === "" && t`Write your name`,
      });
      if (refusal) throw refusal;
      await register(conference.id, body, key);
      return body.email;
    },
    onSuccess: setSentTo,
  });
  if (sentTo !== null) return <Sent email={sentTo} conference={conference.name} slug={slug} />;
  const submit = (data: FormData) =>
    send.mutate({
      ...readProfile(data, myZone()),
      email: text(data, "email"),
      newcomer: data.has("newcomer"),
      consents: readConsents(data),
    });
  return (
    <PlainPage>
      <div className={styles.form}>
        <div>
          <PageTitle title={t`Register`}>
            <Trans>Register for {conference.name}</Trans>
          </PageTitle>
          <p className="dim">
            <Trans>The organisers look at each registration and write to you. You need no password.</Trans>
          </p>
        </div>
        {!conference.registration_open && (
          <Notice tone="stopped">
            <p>
              <Trans>Registration is closed.</Trans>
            </p>
          </Notice>
        )}
        <Form error={send.error} onSubmit={submit}>
          <TextField
            name="email"
            type="email"
            label={t`E-mail address`}
            hint={t`Only you and the organisers see it`}
            autoComplete="email"
            error={fieldError(send.error, "email")}
          />
          <ProfileFields error={send.error} />
          <Check name="newcomer">
            <Trans>I am new to these conferences. Seat me at a table where somebody shows me around.</Trans>
          </Check>
          <Section title={<Trans>What you agree to</Trans>}>
            <ConsentBoxes />
          </Section>
          <Button
            type="submit"
            look="filled"
            size="big"
            pending={send.isPending}
            disabled={!conference.registration_open}
          >
            <Trans>Send my registration</Trans>
          </Button>
        </Form>
      </div>
    </PlainPage>
  );
}

function Sent({ email, conference, slug }: { email: string; conference: string; slug: string }) {
  const { t } = useLingui();
  return (
    <PlainPage>
      <div className={styles.form} role="status">
        <PageTitle title={t`Your registration is with the organisers`} />
        <p>
          <Trans>
            As soon as they admit you to {conference}, a mail with your way in goes to {email}.
          </Trans>
        </p>
        <p className="s">
          <Link to="/c/$slug" params={{ slug }}>
            <Trans>Back to the door</Trans>
          </Link>
        </p>
      </div>
    </PlainPage>
  );
}
