import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { hasCode } from "@/http/problem";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Dialog } from "@/ui/Dialog";
import { toast } from "@/ui/toasts";
import {
  editSession,
  programmeKey,
  removeSession,
  type Schemas,
  type SessionDetail,
  sessionQuery,
} from "../api";
import { say } from "../words";
import { EditTables } from "./EditTables";
import { SessionForm } from "./SessionForm";
import styles from "./SessionForm.module.css";

/** An organiser changes, moves or removes a session. */
export function EditSessionPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { session } = useParams({ from: "/c/$slug/inside/organise/programme/$session" });
  const query = useQuery(sessionQuery(id, session));
  return (
    <Page>
      <Loaded query={query} name={t`The session`}>
        {(found) => <Edit session={found} />}
      </Loaded>
    </Page>
  );
}

function Edit({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const cache = useQueryClient();
  // The form holds what was read when the page opened; a change by somebody else is met by its version.
  const [opened] = useState(session);
  const edit = useMutation({
    mutationFn: (body: Schemas["SessionIn"]) => editSession(id, session.id, `"${session.version}"`, body),
    onSuccess: () => {
      toast({ text: t`Everybody sees it now` });
      return cache.invalidateQueries({ queryKey: programmeKey(id) });
    },
  });
  const overtaken = opened.version !== session.version && !edit.isSuccess;
  return (
    <div className={styles.form}>
      <PageTitle title={t`Edit: ${say(session.title)}`} />
      <SessionForm
        session={opened}
        error={edit.error}
        pending={edit.isPending}
        onSubmit={edit.mutate}
        submit={<Trans>Keep the changes</Trans>}
      />
      {overtaken && !hasCode(edit.error, "stale") && (
        <p className="s dim">
          <Trans>It has changed since this page was opened. Load the page again to see it as it is.</Trans>
        </p>
      )}
      <div className="row">
        <ButtonLink to="/c/$slug/programme/$session" params={{ slug, session: session.id }}>
          <Trans>Look at its page</Trans>
        </ButtonLink>
        <Remove session={session} />
      </div>
      {session.type === "table_round" && <EditTables session={session} />}
    </div>
  );
}

function Remove({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSession(id, session.id),
    onSuccess: async () => {
      await navigate({ to: "/c/$slug/organise/programme", params: { slug } });
      await cache.invalidateQueries({ queryKey: programmeKey(id) });
    },
  });
  return (
    <>
      <Button look="ending" onClick={() => setOpen(true)}>
        <Trans>Remove the session</Trans>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Remove “${say(session.title)}”?`}
        acts={
          <>
            <Button look="ending" pending={remove.isPending} onClick={() => remove.mutate()}>
              <Trans>Remove it</Trans>
            </Button>
            <Button autoFocus onClick={() => setOpen(false)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>It leaves every agenda, with its tables, questions and takeaways.</Trans>
        </p>
        {remove.error && <FormError error={remove.error} />}
      </Dialog>
    </>
  );
}
