import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { saveFile } from "@/features/registration";
import { Button } from "@/ui/Button";
import { LoadingLines } from "@/ui/Loading";
import { confirmSaving, type Duty, dutyKey } from "../api";
import { ask } from "../crypto/ask";
import type { StepProps } from "../DutyView";
import { type KeyFile, keyFileName, writeKeyFile } from "../keyFile";
import { forgetSeed, seedOf } from "../seed";
import { FileField } from "./FileField";
import { BegunElsewhere } from "./MakingStep";
import { placeOf } from "./place";
import { StepHead } from "./StepHead";
import { Wrong } from "./Wrong";

/** Make the key file's content anew from the seed; it stays in memory. */
async function keyFileOf(duty: Duty, seed: string): Promise<KeyFile> {
  const { certificates, dealings, election, number, name } = duty;
  const { secret } = await ask("key", { seed, place: placeOf(duty), certificates, dealings });
  return { election, number, name, seed, secret };
}

/** Save the key file, and choose it again, so that it is known to be good. */
export function SaveStep({ door, duty }: StepProps) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const seed = seedOf(duty);
  const [saved, setSaved] = useState(false);
  const file = useQuery({
    queryKey: [...dutyKey(door), "file"],
    queryFn: () => keyFileOf(duty, seed ?? ""),
    enabled: seed !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const confirm = useMutation({
    mutationFn: () => confirmSaving(door),
    onSuccess: (after) => {
      forgetSeed(duty);
      cache.removeQueries({ queryKey: [...dutyKey(door), "file"] });
      cache.setQueryData(dutyKey(door), after);
    },
  });
  if (seed === null) return <BegunElsewhere />;
  if (file.error) return <Wrong error={file.error} />;
  if (file.data === undefined) return <LoadingLines label={t`Your key is being put together`} />;
  const kept = file.data;
  const save = () => {
    saveFile(keyFileName(duty.title, duty.name), writeKeyFile(kept));
    setSaved(true);
  };
  return (
    <StepHead title={t`Save your key file`}>
      <p>
        <Trans>
          This file is your part of the key. Put it where only you can reach it, and where you find it on the
          day of the ceremony: a stick in your drawer, your own encrypted folder. Never send it by mail.
        </Trans>
      </p>
      <div className="row">
        <Button look={saved ? "outlined" : "filled"} size="big" onClick={save}>
          <Download aria-hidden="true" />
          {saved ? <Trans>Save it once more</Trans> : <Trans>Save the key file</Trans>}
        </Button>
      </div>
      <FileField
        label={t`Now choose the file you saved`}
        hint={t`So we know that it can be read. It is read on this device and not sent.`}
        check={(chosen) =>
          chosen.secret === kept.secret && chosen.seed === kept.seed
            ? null
            : t`This is a key file, but not the one of this election and of you. Choose the one you saved just now.`
        }
        onChosen={() => confirm.mutate()}
      />
      {confirm.error && <Wrong error={confirm.error} />}
    </StepHead>
  );
}
