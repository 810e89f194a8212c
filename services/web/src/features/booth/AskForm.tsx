import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { MessageSquare, Video } from "lucide-react";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { askContact, type BoothDetail, exhibitionKey, type Means } from "@/features/exhibition";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/TextField";

/** Ask a booth for contact, by video or in writing; says first what the booth learns. */
export function AskForm({ booth, here }: { booth: BoothDetail; here: number }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [message, setMessage] = useState("");
  const ask = useCreate({
    create: (wish: Means, key) => askContact(id, booth.id, wish, message.trim(), key),
    onSuccess: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
  const asking = (wish: Means) => ask.isPending && ask.variables === wish;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label={t`What is it about?`}
        hint={t`If you like. The staff see it with your name, organisation and country.`}
        rows={2}
        maxLength={500}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <Button look="filled" size="big" wide pending={asking("video")} onClick={() => ask.mutate("video")}>
        <Video aria-hidden="true" /> {here > 0 ? <Trans>Talk now</Trans> : <Trans>Ask for a talk</Trans>}
      </Button>
      <Button wide pending={asking("chat")} onClick={() => ask.mutate("chat")}>
        <MessageSquare aria-hidden="true" /> <Trans>Write instead</Trans>
      </Button>
      {ask.error && <FormError error={ask.error} />}
    </form>
  );
}
