import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { hasCode } from "@/http/problem";
import { useLiveQuery } from "@/live/useTopic";
import { useNow } from "@/time/useNow";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { SelectField } from "@/ui/TextField";
import { type SessionDetail, type TableOut, tablesQuery, tracksQuery } from "../api";
import { isOpen } from "../targets";
import { say } from "../words";
import { TableTiles } from "./TableTiles";
import styles from "./TableTiles.module.css";
import { useSeat } from "./useSeat";

/** The tables of a round: mine first, and every other with its free seats. */
export function TablesSection({ session }: { session: SessionDetail }) {
  const { t } = useLingui();
  const { id } = useConference();
  const query = tablesQuery(id, session.id);
  const tables = useQuery({ ...query, refetchInterval: 20_000 });
  useLiveQuery(`session.${session.id}`, query.queryKey, (event) => !/^(table|round)\./.test(event.kind));
  return (
    <Section title={<Trans>Tables</Trans>}>
      <Loaded query={tables} name={t`The tables`}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t`The tables are still being set`} />
          ) : (
            <Tables session={session} tables={all} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Tables({ session, tables }: { session: SessionDetail; tables: readonly TableOut[] }) {
  const { t } = useLingui();
  const { id } = useConference();
  const tracks = useQuery(tracksQuery(id)).data ?? [];
  const { take, leave } = useSeat(session.id);
  const [track, setTrack] = useState("");
  const mine = tables.find((table) => table.mine);
  const ended = session.state === "ended";
  const open = isOpen(session, useNow(15_000));
  const used = tracks.filter(({ key }) => tables.some((table) => table.track === key));
  const offered = hasCode(take.error, "table_full") ? take.error.members["offer"] : null;
  const offer = tables.find((table) => table.id === offered);
  return (
    <div className="stack">
      {mine && <Mine table={mine} leave={ended || mine.facilitator ? null : () => leave.mutate()} />}
      {!mine && !ended && (
        <div className="row">
          {!open && (
            <Button pending={take.isPending && take.variables === null} onClick={() => take.mutate(null)}>
              <Trans>Seat me where it mixes best</Trans>
            </Button>
          )}
          <span className="s dim">
            <Trans>
              Choose a table, or be seated where it mixes best. The seat is yours until you leave it.
            </Trans>
          </span>
        </div>
      )}
      {offer ? (
        <Notice tone="waits" announced>
          <div className="row">
            <p>{t`That table has just filled. Table ${offer.number} has a seat: ${say(offer.title)}`}</p>
            <Button size="small" onClick={() => take.mutate(offer.id)}>
              <Trans>Take it</Trans>
            </Button>
          </div>
        </Notice>
      ) : (
        take.error && <FormError error={take.error} />
      )}
      {leave.error && <FormError error={leave.error} />}
      {used.length > 1 && (
        <div className={styles.filter}>
          <SelectField label={t`Theme`} value={track} onChange={(event) => setTrack(event.target.value)}>
            <option value="">{t`All tables`}</option>
            {used.map(({ key, title }) => (
              <option key={key} value={key}>
                {say(title)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <TableTiles
        tables={tables.filter((table) => track === "" || table.track === track)}
        pending={take.isPending ? take.variables : null}
        choose={ended ? null : (table) => take.mutate(table)}
      />
    </div>
  );
}

function Mine({ table, leave }: { table: TableOut; leave: (() => void) | null }) {
  const { number } = table;
  const title = say(table.title);
  return (
    <Notice>
      <div className="row apart">
        <p>
          <b>
            <Trans>
              Your seat is at table {number}: {title}
            </Trans>
          </b>
        </p>
        {leave && (
          <Button size="small" look="quiet" onClick={leave}>
            <Trans>Leave the seat</Trans>
          </Button>
        )}
      </div>
    </Notice>
  );
}
