import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/app/form/Form";
import { roles as words } from "@/app/words/roles";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { Dialog } from "@/ui/Dialog";
import { Face } from "@/ui/Face";
import { Line } from "@/ui/Lines";
import { Who } from "@/ui/Who";
import { decide, giveRoles, type Role, type Schemas } from "../api";

interface Props {
  conference: string;
  person: Schemas["ApplicantOut"];
}

const isRole = (value: string): value is Role => value in words;

/** One person, with the acts their state allows. */
export function PersonLine({ conference, person }: Props) {
  const { t } = useLingui();
  const cache = useQueryClient();
  const [asks, setAsks] = useState<"roles" | "remove" | null>(null);
  const again = () => cache.invalidateQueries({ queryKey: ["registration", conference] });
  const move = useMutation({
    mutationFn: (state: Schemas["Decision"]["state"]) => decide(conference, person.id, state),
    onSuccess: again,
  });
  const shown = person.roles.map((role) => {
    const label = words[role];
    return label ? t(label) : role;
  });
  const detail = [person.email, person.organisation, person.country, ...shown].filter(Boolean).join(" · ");
  return (
    <Line>
      <Who picture={<Face name={person.name} />} name={person.name} detail={detail}>
        <div className="row">
          {person.state === "applied" && (
            <>
              <Button
                look="filled"
                size="small"
                pending={move.isPending}
                onClick={() => move.mutate("admitted")}
              >
                <Trans>Admit</Trans>
              </Button>
              <Button size="small" onClick={() => move.mutate("declined")}>
                <Trans>Decline</Trans>
              </Button>
            </>
          )}
          {person.state === "declined" && (
            <Button size="small" onClick={() => move.mutate("admitted")}>
              <Trans>Admit after all</Trans>
            </Button>
          )}
          {person.state === "admitted" && (
            <>
              <Button size="small" onClick={() => setAsks("roles")}>
                <Trans>Roles</Trans>
              </Button>
              <Button size="small" look="ending" onClick={() => setAsks("remove")}>
                <Trans>Remove</Trans>
              </Button>
            </>
          )}
        </div>
        {move.error && <FormError error={move.error} />}
      </Who>
      {asks === "roles" && (
        <RolesDialog conference={conference} person={person} onClose={() => setAsks(null)} onSaved={again} />
      )}
      <Dialog
        open={asks === "remove"}
        onClose={() => setAsks(null)}
        title={t`Remove ${person.name}?`}
        acts={
          <>
            <Button onClick={() => setAsks(null)}>
              <Trans>Leave</Trans>
            </Button>
            <Button
              look="ending"
              onClick={() => {
                setAsks(null);
                move.mutate("removed");
              }}
            >
              <Trans>Remove</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>They leave every room at once and cannot come back until you admit them again.</Trans>
        </p>
      </Dialog>
    </Line>
  );
}

function RolesDialog({
  conference,
  person,
  onClose,
  onSaved,
}: Props & { onClose: () => void; onSaved: () => void }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles.filter(isRole));
  const save = useMutation({
    mutationFn: () => giveRoles(conference, person.id, [...chosen]),
    onSuccess: () => {
      onSaved();
      onClose();
    },
  });
  const toggle = (role: Role) =>
    setChosen(chosen.includes(role) ? chosen.filter((each) => each !== role) : [...chosen, role]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`What does ${person.name} do here?`}
      acts={
        <>
          <Button onClick={onClose}>
            <Trans>Leave as it is</Trans>
          </Button>
          <Button look="filled" pending={save.isPending} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
        </>
      }
    >
      {Object.entries(words).map(([role, label]) =>
        isRole(role) ? (
          <Check key={role} checked={chosen.includes(role)} onChange={() => toggle(role)}>
            {t(label)}
          </Check>
        ) : null,
      )}
      {save.error && <FormError error={save.error} />}
    </Dialog>
  );
}
