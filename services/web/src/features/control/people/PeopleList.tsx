import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Loaded } from "@/app/page/Loaded";
import { useLiveQuery } from "@/live/useTopic";
import { Empty } from "@/ui/Empty";
import { Lines } from "@/ui/Lines";
import { TextField } from "@/ui/TextField";
import { registrationsQuery, type State } from "../api";
import { PersonLine } from "./PersonLine";

/** The people in one state, with what can be done about each. */
export function PeopleList({ conference, state }: { conference: string; state: State }) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const words = useDeferredValue(search);
  const query = registrationsQuery(conference, state, words);
  const people = useQuery(query);
  useLiveQuery("control", ["registration", conference, "registrations", state]);
  return (
    <div className="stack">
      <TextField
        name={`search-${state}`}
        type="search"
        label={t`Search by name or organisation`}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Loaded query={people} name={t`The people`}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={state === "applied" ? t`Nobody waits` : t`Nobody here`} />
          ) : (
            <>
              <Lines>
                {items.map((person) => (
                  <PersonLine key={person.id} conference={conference} person={person} />
                ))}
              </Lines>
              {next !== null && (
                <p className="dim">
                  <Trans>These are the first hundred. Search to find the others.</Trans>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
}
