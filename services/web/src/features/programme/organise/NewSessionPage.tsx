import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { useCreate } from "@/http/useCreate";
import { addSession, programmeKey, type Schemas } from "../api";
import { SessionForm } from "./SessionForm";
import styles from "./SessionForm.module.css";

/** An organiser adds a session. */
export function NewSessionPage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const add = useCreate({
    create: (body: Schemas["SessionIn"], key) => addSession(id, body, key),
    onSuccess: async ({ id: session }) => {
      await cache.invalidateQueries({ queryKey: programmeKey(id) });
      await navigate({ to: "/c/$slug/programme/$session", params: { slug, session } });
    },
  });
  return (
    <Page>
      <div className={styles.form}>
        <PageTitle title={t`Add a session`} />
        <SessionForm
          session={null}
          error={add.error}
          pending={add.isPending}
          onSubmit={add.mutate}
          submit={<Trans>Add the session</Trans>}
        />
      </div>
    </Page>
  );
}
