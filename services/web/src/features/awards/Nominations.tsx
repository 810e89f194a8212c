import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form, FormError } from "@/app/form/Form";
import { fieldError, refuse, text } from "@/app/form/values";
import { Loaded } from "@/app/page/Loaded";
import { useCreate } from "@/http/useCreate";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { classes } from "@/ui/classes";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { TextArea, TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import {
  type Award,
  awardsKey,
  type Nomination,
  nominate,
  nominationsQuery,
  withdrawNomination,
} from "./api";
import styles from "./Nominations.module.css";

/** One's own nominations and a form for another; organisers see everybody's. */
export function Nominations({ award }: { award: Award }) {
  const { t } = useLingui();
  const { id, me } = useConference();
  const query = useQuery(nominationsQuery(id, award.id));
  const isOrganiser = me.roles.includes("organiser");
  return (
    <Section title={<Trans>Nominations</Trans>}>
      <div className="stack">
        <Loaded query={query} name={t`The nominations`}>
          {(found) => {
            const shown = isOrganiser ? found : found.filter(({ mine }) => mine);
            const count = shown.length;
            if (count === 0) return isOrganiser ? <p className="dim">{t`Nobody is nominated yet.`}</p> : null;
            return (
              <>
                <p className="s dim">
                  {isOrganiser ? (
                    <Plural value={count} one="# nomination" other="# nominations" />
                  ) : (
                    <Plural value={count} one="# nomination of yours" other="# nominations of yours" />
                  )}
                </p>
                <Lines>
                  {shown.map((nomination) => (
                    <NominationLine key={nomination.id} award={award} nomination={nomination} />
                  ))}
                </Lines>
              </>
            );
          }}
        </Loaded>
        {(award.nominations === "open" || isOrganiser) && <NominateForm award={award} />}
      </div>
    </Section>
  );
}

function NominationLine({ award, nomination }: { award: Award; nomination: Nomination }) {
  const { id, me } = useConference();
  const cache = useQueryClient();
  const { name, organisation, text: reason, proposer, mine, shortlisted } = nomination;
  const by = proposer?.name ?? "";
  const remove = useMutation({
    mutationFn: () => withdrawNomination(id, nomination.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...awardsKey(id), award.id] }),
  });
  const removable =
    !shortlisted && (me.roles.includes("organiser") || (mine && award.nominations === "open"));
  return (
    <Line
      acts={
        removable && (
          <Button size="small" look="ending" pending={remove.isPending} onClick={() => remove.mutate()}>
            <Trans>Withdraw</Trans>
            <span className="vh">: {name}</span>
          </Button>
        )
      }
    >
      <b>{name}</b> {shortlisted && <Chip tone="on">{<Trans>On the shortlist</Trans>}</Chip>}
      {organisation && <p className="s dim">{organisation}</p>}
      {reason && <p className="s">{reason}</p>}
      {by && !mine && (
        <p className="xs dim">
          <Trans>Nominated by {by}</Trans>
        </p>
      )}
      {remove.error && <FormError error={remove.error} />}
    </Line>
  );
}

function NominateForm({ award }: { award: Award }) {
  const { t } = useLingui();
  const { id, me } = useConference();
  const isOrganiser = me.roles.includes("organiser");
  const cache = useQueryClient();
  const fields = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState<Error | null>(null);
  const create = useCreate({
    create: (body: { name: string; organisation: string; text: string }, key) =>
      nominate(id, award.id, body, key),
    onSuccess: async () => {
      fields.current?.closest("form")?.reset();
      toast({ text: t`Nominated. The organisers make the shortlist.` });
      await cache.invalidateQueries({ queryKey: [...awardsKey(id), award.id] });
    },
  });
  const error = wrong ?? create.error;
  const submit = (data: FormData) => {
    const name = text(data, "name");
    setWrong(refuse({ name: !name && t`Name a person or a project.` }));
    if (name) {
      create.mutate({ name, organisation: text(data, "organisation"), text: text(data, "text") });
    }
  };
  return (
    <Form error={error} onSubmit={submit}>
      <div className={classes("stack", styles.form)} ref={fields}>
        <TextField label={t`Whom do you nominate?`} name="name" required error={fieldError(error, "name")} />
        <TextField
          label={t`Organisation`}
          hint={t`Where they work, or who carries the project`}
          name="organisation"
          error={fieldError(error, "organisation")}
        />
        <TextArea
          label={t`Why`}
          hint={t`Voters read this on the ballot`}
          name="text"
          error={fieldError(error, "text")}
        />
      </div>
      <div className="row">
        <Button type="submit" look={isOrganiser ? "outlined" : "filled"} pending={create.isPending}>
          <Trans>Nominate</Trans>
        </Button>
      </div>
    </Form>
  );
}
