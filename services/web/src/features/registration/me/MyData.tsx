import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { refresh } from "@/http/session";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { eraseMe, exportMe } from "../api";
import { saveFile } from "./saveFile";

/** What is held about one: to take along, or to have forgotten. */
export function MyData() {
  const { t } = useLingui();
  const { id, slug, name } = useConference();
  const [asking, setAsking] = useState(false);
  const take = useMutation({
    mutationFn: () => exportMe(id),
    onSuccess: (copy) => saveFile(`plenaria-${slug}.json`, JSON.stringify(copy, null, 2)),
  });
  const missing = take.data?.missing.join(", ") ?? "";
  return (
    <Section title={<Trans>Your data</Trans>}>
      <div className="stack">
        <p className="s dim">
          <Trans>
            Everything that this conference holds about you, in one file that you and programs can read.
          </Trans>
        </p>
        <div className="row">
          <Button pending={take.isPending} onClick={() => take.mutate()}>
            <Trans>Take a copy</Trans>
          </Button>
          <Button look="ending" onClick={() => setAsking(true)}>
            <Trans>Have me forgotten</Trans>
          </Button>
        </div>
        {missing !== "" && (
          <Notice tone="waits" announced>
            <p>
              <Trans>
                The copy is not complete: these parts did not answer: {missing}. Take another one later.
              </Trans>
            </p>
          </Notice>
        )}
        {take.error && <FormError error={take.error} />}
      </div>
      <ForgetMe open={asking} onClose={() => setAsking(false)} title={t`Have ${name} forget you?`} />
    </Section>
  );
}

function ForgetMe({ open, onClose, title }: { open: boolean; onClose: () => void; title: string }) {
  const { id } = useConference();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const forget = useMutation({
    mutationFn: () => eraseMe(id),
    onSuccess: async () => {
      await navigate({ to: "/" });
      cache.clear();
      await refresh(null).catch(() => undefined);
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      acts={
        <>
          <Button look="ending" pending={forget.isPending} onClick={() => forget.mutate()}>
            <Trans>Forget me</Trans>
          </Button>
          <Button autoFocus onClick={onClose}>
            <Trans>Stay</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Your profile, messages, meetings and contacts here are erased everywhere, and you leave the
          conference. Ballots stay counted, without your name. It cannot be undone.
        </Trans>
      </p>
      {forget.error && <FormError error={forget.error} />}
    </Dialog>
  );
}
