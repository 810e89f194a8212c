import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { refuse } from "@/app/form/values";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { hasCode } from "@/http/problem";
import { myZone } from "@/time/format";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { toast } from "@/ui/toasts";
import { changeMe, meQuery, type Profile, type Schemas } from "../api";
import { ProfileFields, readProfile } from "../ProfileFields";
import { Consents } from "./Consents";
import { MyData } from "./MyData";
import styles from "./ProfilePage.module.css";
import { Sessions } from "./Sessions";
import { Shortcuts } from "./Shortcuts";
import { SignOutButton } from "./SignOutButton";

/** Oneself: what others read, what one agreed to, where one is signed in, what is held about one. */
export function ProfilePage() {
  const { t } = useLingui();
  const { id, me } = useConference();
  const profile = useQuery(meQuery(id));
  return (
    <Page>
      <div className="row apart">
        <PageTitle title={t`You`} />
        <SignOutButton />
      </div>
      <p className="dim">{me.email}</p>
      <Loaded query={profile} name={t`Your profile`}>
        {({ entity, etag }) => (
          <div className={styles.columns}>
            <Section title={<Trans>What others read about you</Trans>}>
              <ProfileForm key={etag} profile={entity} etag={etag} />
            </Section>
            <div className={styles.side}>
              <Consents consents={entity.consents} />
              <Sessions />
              <Shortcuts />
              <MyData />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function ProfileForm({ profile, etag }: { profile: Schemas["MeOut"]; etag: string }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Profile) => {
      const refusal = refuse({ name: body.name === "" && t`Write your name` });
      if (refusal) throw refusal;
      return changeMe(id, etag, body);
    },
    onSuccess: (changed) => {
      cache.setQueryData(meQuery(id).queryKey, changed);
      toast({ text: t`Your profile is kept` });
    },
  });
  const stale = hasCode(save.error, "stale");
  return (
    <Form
      error={stale ? null : save.error}
      onSubmit={(data) => save.mutate(readProfile(data, profile.time_zone || myZone()))}
    >
      <ProfileFields profile={profile} error={save.error} />
      {stale && (
        <Notice tone="waits" announced>
          <div className="row apart">
            <p>
              <Trans>You changed your profile somewhere else meanwhile.</Trans>
            </p>
            <Button size="small" onClick={() => cache.invalidateQueries({ queryKey: meQuery(id).queryKey })}>
              <Trans>Show me that</Trans>
            </Button>
          </div>
        </Notice>
      )}
      <Button type="submit" look="filled" pending={save.isPending}>
        <Trans>Keep this</Trans>
      </Button>
    </Form>
  );
}
