import { Trans, useLingui } from "@lingui/react/macro";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { paths } from "@/api/registration";
import { useConference } from "@/app/conference/useConference";
import { serviceClient, take } from "@/http/client";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { TextField } from "@/ui/TextField";
import styles from "./PeoplePicker.module.css";

const api = serviceClient<paths>();

const peopleQuery = (conference: string, search: string) =>
  queryOptions({
    queryKey: ["registration", conference, "people", "picker", search],
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/registration/v1/conferences/{conference}/people", {
          params: { path: { conference }, query: { search, limit: 8 } },
          signal,
        }),
      ),
    enabled: search.length > 1,
  });

export interface Picked {
  id: string;
  name: string;
}

interface Props {
  label: string;
  /** Who is chosen already. */
  chosen: readonly string[];
  onPick: (person: Picked) => void;
}

/** Find a participant by name and choose them. */
export function PeoplePicker({ label, chosen, onPick }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const found = (useQuery(peopleQuery(id, search)).data?.items ?? []).filter(
    (person) => !chosen.includes(person.id),
  );
  const pick = (person: Picked) => {
    setTyped("");
    onPick(person);
  };
  return (
    <div className={styles.picker}>
      <TextField
        type="search"
        label={label}
        hint={t`Name or organisation of a participant`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        autoComplete="off"
      />
      {search.length > 1 && (
        <Lines tight>
          {found.map(({ id: participant, name, organisation }) => (
            <Line key={participant}>
              <div className="row apart">
                <span>
                  <b>{name}</b> <span className="s dim">{organisation}</span>
                </span>
                <Button
                  size="small"
                  aria-label={t`Choose ${name}`}
                  onClick={() => pick({ id: participant, name })}
                >
                  <Trans>Choose</Trans>
                </Button>
              </div>
            </Line>
          ))}
          {found.length === 0 && (
            <Line>
              <span className="s dim">
                <Trans>Nobody else of that name takes part.</Trans>
              </span>
            </Line>
          )}
        </Lines>
      )}
    </div>
  );
}
