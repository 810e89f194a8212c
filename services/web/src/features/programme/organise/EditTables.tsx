import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form, FormError } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { Loaded } from "@/app/page/Loaded";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import { addTable, removeTable, type Schemas, type SessionDetail, seatEverybody, tablesQuery } from "../api";
import { say } from "../words";
import { PeoplePicker, type Picked } from "./PeoplePicker";

/** The tables of a round: added, removed, and everybody seated at them. */
export function EditTables({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const query = tablesQuery(id, session.id);
  const tables = useQuery(query);
  const again = () => cache.invalidateQueries({ queryKey: query.queryKey });
  const act = useMutation({ mutationFn: (press: () => Promise<unknown>) => press(), onSettled: again });
  const seat = useMutation({ mutationFn: () => seatEverybody(id, session.id), onSettled: again });
  return (
    <Section title={<Trans>Tables</Trans>}>
      <Loaded query={tables} name={t`The tables`}>
        {(all) => (
          <Lines tight>
            {all.map(({ id: table, number, title, taken, capacity, facilitator }) => (
              <Line key={table}>
                <div className="row apart">
                  <span>
                    <b>{t`Table ${number}: ${say(title)}`}</b>{" "}
                    <span className="s dim">
                      {t`${taken} of ${capacity} seats`}
                      {facilitator && ` · ${facilitator.name}`}
                    </span>
                  </span>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t`Remove table ${number}`}
                    onClick={() => act.mutate(() => removeTable(id, table))}
                  >
                    <Trans>Remove</Trans>
                  </Button>
                </div>
              </Line>
            ))}
          </Lines>
        )}
      </Loaded>
      {act.error && <FormError error={act.error} />}
      <div className="stack">
        <div className="row">
          <Button pending={seat.isPending} onClick={() => seat.mutate()}>
            <Trans>Seat everybody now</Trans>
          </Button>
          <span className="s dim">
            {seat.data ? (
              <Trans>{seat.data.seated} seated.</Trans>
            ) : (
              <Trans>
                Whoever chose the round and has no seat. It happens by itself when the doors open.
              </Trans>
            )}
          </span>
        </div>
        {seat.error && <FormError error={seat.error} />}
        <AddTable session={session.id} again={again} />
      </div>
    </Section>
  );
}

function AddTable({ session, again }: { session: string; again: () => Promise<void> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const [facilitator, setFacilitator] = useState<Picked | null>(null);
  const [count, setCount] = useState(0);
  const add = useCreate({
    create: (body: Schemas["TableIn"], key) => {
      const refusal = refuse({
        title: Object.values(body.title)[0] === "" && t`Write the question on the table`,
      });
      if (refusal) throw refusal;
      return addTable(id, session, body, key);
    },
    onSuccess: () => {
      setFacilitator(null);
      setCount(count + 1);
      return again();
    },
  });
  const submit = (data: FormData) =>
    add.mutate({
      title: { en: text(data, "title") },
      facilitator: facilitator?.id ?? null,
      capacity: Number(text(data, "capacity")),
    });
  return (
    <Form key={count} error={add.error} onSubmit={submit}>
      <TextField
        name="title"
        label={t`Question on the new table`}
        maxLength={200}
        error={fieldError(add.error, "title")}
      />
      <TextField name="capacity" type="number" min={2} max={10} defaultValue={10} label={t`Seats`} />
      {facilitator === null ? (
        <PeoplePicker label={t`Facilitator`} chosen={[]} onPick={setFacilitator} />
      ) : (
        <p>
          <Trans>Facilitator: {facilitator.name}</Trans>{" "}
          <Button size="small" look="quiet" onClick={() => setFacilitator(null)}>
            <Trans>Choose somebody else</Trans>
          </Button>
        </p>
      )}
      <Button type="submit" pending={add.isPending}>
        <Trans>Add the table</Trans>
      </Button>
    </Form>
  );
}
