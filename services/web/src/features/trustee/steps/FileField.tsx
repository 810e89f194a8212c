import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { TextField } from "@/ui/TextField";
import { type KeyFile, readKeyFile } from "../keyFile";

interface Props {
  label: string;
  hint: string;
  /** What is wrong with a key file, or null. */
  check: (file: KeyFile) => string | null | Promise<string | null>;
  onChosen: (file: KeyFile) => void;
}

/** Where a key file is chosen; it is read on this device. */
export function FileField({ label, hint, check, onChosen }: Props) {
  const { t } = useLingui();
  const [wrong, setWrong] = useState<string | undefined>();
  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const file = readKeyFile(await chosen.text());
    const why =
      file === null
        ? t`This file is no key file. It ends in .json and begins with plenaria-key.`
        : await check(file);
    setWrong(why ?? undefined);
    if (file !== null && why === null) onChosen(file);
  };
  return (
    <TextField
      type="file"
      accept=".json,application/json"
      label={label}
      hint={hint}
      error={wrong}
      onChange={(event) => void choose(event.currentTarget.files?.[0])}
    />
  );
}
