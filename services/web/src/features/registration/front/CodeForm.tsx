import { Trans, useLingui } from "@lingui/react/macro";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { Form } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { PageTitle } from "@/app/page/PageTitle";
import { hasCode } from "@/http/problem";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { TextField } from "@/ui/TextField";
import { signInByCode } from "../api";
import { useArrive } from "./useArrive";

interface Props {
  email: string;
  onAgain: () => void;
  onOther: () => void;
  again: Pick<UseMutationResult, "isPending" | "error">;
}

/** "Look in your mail": the link is there, and the six digits work here, also on another device. */
export function CodeForm({ email, onAgain, onOther, again }: Props) {
  const { t } = useLingui();
  const arrive = useArrive();
  const enter = useMutation({
    mutationFn: async (code: string) => {
      const refusal = refuse({ code: !/^\d{6}$/.test(code) && t`Write the six digits of the mail` });
      if (refusal) throw refusal;
      await arrive(await signInByCode(email, code));
    },
  });
  const wrong = hasCode(enter.error, "code_wrong") ? enter.error.detail : fieldError(enter.error, "code");
  return (
    <>
      <div role="status">
        <PageTitle title={t`Look in your mail`} />
        <p className="dim">
          <Trans>
            If {email} is registered, a link is on its way. It works once, within fifteen minutes. Open it on
            this device, or write the code of the same mail here.
          </Trans>
        </p>
      </div>
      <Form
        error={wrong ? null : enter.error}
        onSubmit={(data) => enter.mutate(text(data, "code").replace(/\s/g, ""))}
      >
        <TextField
          name="code"
          label={t`Code of six digits`}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          error={wrong}
        />
        <Button type="submit" look="filled" size="big" wide pending={enter.isPending}>
          <Trans>Enter with the code</Trans>
        </Button>
      </Form>
      {again.error && (
        <Notice tone="waits" announced>
          <p>{again.error.message}</p>
        </Notice>
      )}
      <div className="row">
        <Button look="quiet" onClick={onAgain} pending={again.isPending}>
          <Trans>Send it again</Trans>
        </Button>
        <Button look="quiet" onClick={onOther}>
          <Trans>Use another address</Trans>
        </Button>
      </div>
    </>
  );
}
