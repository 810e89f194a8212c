import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import {
  type BoothDetail,
  type BoothIn,
  boothQuery,
  boothTarget,
  deskTarget,
  editBooth,
  exhibitionKey,
} from "@/features/exhibition";
import { hasCode } from "@/http/problem";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { toast } from "@/ui/toasts";
import { BoothForm } from "./BoothForm";
import styles from "./EditBoothPage.module.css";
import { EditMaterials } from "./EditMaterials";
import { EditStaff } from "./EditStaff";

/** A booth's staff, or an organiser, edit it. */
export function EditBoothPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { booth } = useParams({ from: "/c/$slug/inside/exhibition/$booth/edit" });
  const query = useQuery(boothQuery(id, booth));
  return (
    <Page>
      <Loaded query={query} name={t`The booth`}>
        {(found) => (found.mine.may_edit ? <Edit booth={found} /> : <NotYours booth={found} />)}
      </Loaded>
    </Page>
  );
}

function Edit({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const cache = useQueryClient();
  // The form holds what was read when the page opened; a change by somebody else is met by its version.
  const [opened, setOpened] = useState(booth);
  const edit = useMutation({
    mutationFn: (body: BoothIn) => editBooth(id, booth.id, opened.version, body),
    onSuccess: ({ entity }) => {
      setOpened(entity);
      toast({ text: t`Everybody sees it now` });
      return cache.invalidateQueries({ queryKey: exhibitionKey(id) });
    },
  });
  return (
    <>
      <header className={styles.head}>
        <PageTitle title={t`Edit: ${booth.title}`} />
        <div className="row">
          <ButtonLink {...boothTarget(slug, booth.id)} size="small">
            <Trans>See it as a visitor</Trans>
          </ButtonLink>
          {booth.mine.staff && (
            <ButtonLink {...deskTarget(slug, booth.id)} size="small">
              <Trans>Back to the desk</Trans>
            </ButtonLink>
          )}
        </div>
      </header>
      <div className={styles.edit}>
        <div>
          <BoothForm booth={opened} error={edit.error} pending={edit.isPending} onSubmit={edit.mutate} />
          {opened.version !== booth.version && !hasCode(edit.error, "stale") && (
            <p className="s dim">
              <Trans>
                It has changed since this page was opened. Load the page again to see it as it is.
              </Trans>
            </p>
          )}
        </div>
        <div className={styles.aside}>
          <EditMaterials booth={booth} />
          <EditStaff booth={booth} />
        </div>
      </div>
    </>
  );
}

function NotYours({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  return (
    <>
      <PageTitle title={booth.title} />
      <Empty
        title={t`Only the staff of this booth and organisers edit it`}
        acts={
          <ButtonLink {...boothTarget(slug, booth.id)}>
            <Trans>Go to the booth</Trans>
          </ButtonLink>
        }
      />
    </>
  );
}
