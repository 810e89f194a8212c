import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LockKeyholeOpen } from "lucide-react";
import { useState } from "react";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { archiveAddress, dutyKey, handInDecryption } from "../api";
import { ask } from "../crypto/ask";
import type { StepProps } from "../DutyView";
import type { KeyFile } from "../keyFile";
import { FileField } from "./FileField";
import { StepHead } from "./StepHead";
import { Wrong } from "./Wrong";

/** The ceremony: choose the key file, press Open. Nothing leaves this device before the press. */
export function OpenStep({ door, duty }: StepProps) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [file, setFile] = useState<KeyFile | null>(null);
  const { form, tally, public_key: publicKey } = duty;
  const open = useMutation({
    mutationFn: async ({ secret }: KeyFile) => {
      const list = await fetch(archiveAddress(door)).then((answer) => answer.arrayBuffer());
      const sums = { form: form ?? "", tally: tally ?? "" };
      await ask("sums", { ...sums, archive: new Uint8Array(list) });
      return handInDecryption(door, await ask("decryption", { ...sums, secret, publicKey: publicKey ?? "" }));
    },
    onSuccess: (after) => cache.setQueryData(dutyKey(door), after),
  });
  const check = async (chosen: KeyFile) => {
    setFile(null);
    const isMine = chosen.election === duty.election && chosen.number === duty.number;
    const isGood = isMine && (await ask("fits", { secret: chosen.secret, publicKey: publicKey ?? "" }));
    return isGood ? null : t`This key file is of another election or another trustee.`;
  };
  return (
    <StepHead title={t`Open the result`}>
      <p>
        <Trans>
          Voting has closed and the sealed ballots are added up. Your device first adds up the public list
          itself, and opens nothing but those sums: no single ballot. Your key stays here; only your part of
          the opening is sent.
        </Trans>
      </p>
      <FileField
        label={t`Choose your key file`}
        hint={t`It is read on this device and not sent.`}
        check={check}
        onChosen={setFile}
      />
      {file !== null && (
        <Notice announced>
          <p>
            <Trans>This is your key. Press Open when the ceremony asks for it.</Trans>
          </p>
        </Notice>
      )}
      <div className="row">
        <Button
          look="filled"
          size="big"
          disabled={file === null}
          pending={open.isPending}
          onClick={() => file && open.mutate(file)}
        >
          <LockKeyholeOpen aria-hidden="true" />
          <Trans>Open</Trans>
        </Button>
        {file === null && (
          <span className="s dim">
            <Trans>Choose your key file first.</Trans>
          </span>
        )}
      </div>
      {open.error && <Wrong error={open.error} />}
    </StepHead>
  );
}
