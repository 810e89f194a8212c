import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/ui/Button";
import { classes } from "@/ui/classes";
import type { TableOut } from "../api";
import { say } from "../words";
import styles from "./TableTiles.module.css";

interface Props {
  tables: readonly TableOut[];
  /** The table being asked for. */
  pending: string | null;
  /** Take a seat at it; null: it is too late. */
  choose: ((table: string) => void) | null;
}

/** Tables as small maps: a dot is a seat, a filled one is taken. The figures stand beside it. */
export function TableTiles({ tables, pending, choose }: Props) {
  return (
    <ul className={styles.tiles}>
      {tables.map((table) => (
        <Tile key={table.id} table={table} pending={pending === table.id} choose={choose} />
      ))}
    </ul>
  );
}

function Tile({ table, pending, choose }: { table: TableOut; pending: boolean; choose: Props["choose"] }) {
  const { t } = useLingui();
  const { number, taken, capacity } = table;
  const full = taken >= capacity;
  return (
    <li className={classes(styles.tile, table.mine && styles.mine)}>
      <p className="xs dim">
        <Trans>Table {number}</Trans>
        {table.facilitator && ` · ${table.facilitator.name}`}
      </p>
      <b>{say(table.title)}</b>
      <Seats taken={taken} capacity={capacity} />
      <div className={styles.foot}>
        <span className="xs">{full ? t`full, ${capacity} seats` : t`${taken} of ${capacity} seats`}</span>
        {table.mine ? (
          <span className="xs">{t`your table`}</span>
        ) : (
          choose !== null &&
          !full && (
            <Button
              size="small"
              pending={pending}
              aria-label={t`Take a seat at table ${number}`}
              onClick={() => choose(table.id)}
            >
              <Trans>Take a seat</Trans>
            </Button>
          )
        )}
      </div>
    </li>
  );
}

function Seats({ taken, capacity }: { taken: number; capacity: number }) {
  const seats = Array.from({ length: capacity }, (_, seat) => seat);
  return (
    <svg className={styles.seats} viewBox={`0 0 ${capacity * 10} 8`} aria-hidden="true">
      {seats.map((seat) => (
        <circle
          key={seat}
          cx={seat * 10 + 4}
          cy={4}
          r={3}
          className={seat < taken ? styles.taken : styles.free}
        />
      ))}
    </svg>
  );
}
