import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "@/app/form/Form";
import { ApiError } from "@/http/problem";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Table } from "@/ui/Table";
import { TextField } from "@/ui/TextField";
import { importPeople } from "../api";

/** Import people from a CSV file: everything, or nothing and every mistake by line and column. */
export function ImportForm({ conference }: { conference: string }) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [missing, setMissing] = useState(false);
  const bring = useCreate({
    create: (file: string, key) => importPeople(conference, file, key),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["registration", conference] }),
  });
  const submit = async (data: FormData) => {
    const file = data.get("file");
    const isThere = file instanceof File && file.size > 0;
    setMissing(!isThere);
    if (isThere) bring.mutate(await file.text());
  };
  const mistakes = bring.error instanceof ApiError ? bring.error.errors : [];
  return (
    <div className="stack">
      <p>
        <Trans>
          A CSV file with a line of headings. Needed: email, name. Possible: organisation, organisation_type,
          country, headline, roles, ecosystems, interests, languages (several separated by |), time_zone,
          newcomer. Everybody in it is admitted and gets a mail with a link.
        </Trans>
      </p>
      <Form error={mistakes.length > 0 ? null : bring.error} onSubmit={(data) => void submit(data)}>
        <TextField
          name="file"
          type="file"
          accept=".csv,text/csv"
          label={t`CSV file`}
          error={missing ? t`Choose a file` : undefined}
        />
        <Button type="submit" look="filled" pending={bring.isPending}>
          <Trans>Import</Trans>
        </Button>
      </Form>
      {mistakes.length > 0 && (
        <>
          <Notice tone="stopped" announced>
            <p>
              <Trans>Nothing was imported. Correct these places and send the file again.</Trans>
            </p>
          </Notice>
          <Table
            caption={t`What is wrong`}
            rowKey={(row) => `${row.loc} ${row.msg}`}
            rows={mistakes}
            columns={[
              { id: "place", title: t`Place`, cell: (row) => row.loc },
              { id: "why", title: t`What to do`, cell: (row) => row.msg },
            ]}
          />
        </>
      )}
      {bring.data && (
        <Notice announced>
          <p>
            <Plural value={bring.data.added} one="# person was added." other="# people were added." />{" "}
            {bring.data.known > 0 && (
              <Plural value={bring.data.known} one="# was there before." other="# were there before." />
            )}
          </p>
        </Notice>
      )}
    </div>
  );
}
