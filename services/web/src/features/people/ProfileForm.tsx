import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form } from "@/app/form/Form";
import { text } from "@/app/form/values";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Notice } from "@/ui/Notice";
import { TextArea } from "@/ui/TextField";
import { type Profile, type Schemas, saveProfile } from "./api";

type Side = "offer" | "need";

interface Props {
  conference: string;
  profile: Schemas["ProfileOut"];
}

/** Join matchmaking or leave it; offers and needs, one a line. */
export function ProfileForm({ conference, profile }: Props) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Profile) => saveProfile(conference, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["networking", conference] }),
  });
  const lines = (side: Side) =>
    profile.entries
      .filter((entry) => entry.side === side)
      .map((entry) => entry.text)
      .join("\n");
  const read = (data: FormData, side: Side): Profile["entries"] =>
    text(data, side)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => ({ side, text: line }));
  const submit = (data: FormData) =>
    save.mutate({
      opted_in: data.get("opted_in") !== null,
      profiling: profile.profiling,
      goals: profile.goals,
      entries: [...(read(data, "offer") ?? []), ...(read(data, "need") ?? [])],
      unavailable: profile.unavailable,
    });
  return (
    <Form error={save.error} onSubmit={submit}>
      <Check name="opted_in" defaultChecked={profile.opted_in}>
        <Trans>I want to meet people. They see what I write here and can ask me for a meeting.</Trans>
      </Check>
      <TextArea
        name="offer"
        label={t`What you offer`}
        hint={t`One a line, a few words each`}
        defaultValue={lines("offer")}
      />
      <TextArea
        name="need"
        label={t`What you need`}
        hint={t`One a line, a few words each`}
        defaultValue={lines("need")}
      />
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
