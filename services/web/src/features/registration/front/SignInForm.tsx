import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { PageTitle } from "@/app/page/PageTitle";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";
import { askToSignIn } from "../api";
import { looksLikeAddress } from "./address";
import { CodeForm } from "./CodeForm";
import { rememberNext } from "./wayBack";

interface Props {
  /** The conference to sign in to; null: whichever one takes part in. */
  slug: string | null;
  /** The page to go to afterwards. */
  next?: string | undefined;
}

/** Ask for a mail with a link and a code; afterwards the code can be written here. */
export function SignInForm({ slug, next }: Props) {
  const { t } = useLingui();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: async (email: string) => {
      const refusal = refuse({
        email: !looksLikeAddress(email) && t`Write the whole address, for example name@cluster.eu`,
      });
      if (refusal) throw refusal;
      await askToSignIn(email, slug);
      rememberNext(next);
      return email;
    },
    onSuccess: setSentTo,
  });
  if (sentTo !== null) {
    return (
      <CodeForm
        email={sentTo}
        onAgain={() => ask.mutate(sentTo)}
        onOther={() => setSentTo(null)}
        again={ask}
      />
    );
  }
  return (
    <>
      <div>
        <PageTitle title={t`Take your seat`} />
        <p className="dim">
          <Trans>We send you a link. It signs you in once and needs no password.</Trans>
        </p>
      </div>
      <Form error={ask.error} onSubmit={(data) => ask.mutate(text(data, "email"))}>
        <TextField
          name="email"
          type="email"
          label={t`E-mail address you registered with`}
          autoComplete="email"
          error={fieldError(ask.error, "email")}
        />
        <Button type="submit" look="filled" size="big" wide pending={ask.isPending}>
          <Trans>Send me the link</Trans>
        </Button>
      </Form>
    </>
  );
}
