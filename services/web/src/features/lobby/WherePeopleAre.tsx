import { useLingui } from "@lingui/react/macro";
import { type Fill, Hemicycle, Swatch } from "@/ui/Hemicycle";
import { Table } from "@/ui/Table";
import { useWhereabouts } from "./contributions";
import { scale } from "./scale";
import styles from "./WherePeopleAre.module.css";

/** A handful of people make no hall; then the table says enough. */
const fewest = 12;
const fills: Fill[] = ["accent", "ink", "ring", "sealed"];

/** The hall: one dot is one seat, one wedge one place; the table beside it says the same. */
export function WherePeopleAre() {
  const { t } = useLingui();
  const where = useWhereabouts();
  if (where === null) return null;
  const rows = [
    ...where.groups.map((group, index) => ({ ...group, fill: fills[index % fills.length] ?? "accent" })),
    ...(where.absent > 0
      ? [{ id: "absent", label: t`Not here now`, count: where.absent, fill: "empty" as const }]
      : []),
  ];
  const seats = rows.reduce((sum, { count }) => sum + count, 0);
  const each = scale(seats);
  const words = rows.map(({ label, count }) => `${label}: ${count}`).join(", ");
  return (
    <figure className={styles.where}>
      {seats >= fewest && (
        <Hemicycle
          wedges={rows.map((row) => ({ ...row, count: Math.ceil(row.count / each) }))}
          you={where.me}
          label={words}
        />
      )}
      <div className={styles.table}>
        <Table
          caption={t`Where people are now`}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: "place", title: t`Place`, cell: ({ fill, label }) => <Swatch fill={fill}>{label}</Swatch> },
            { id: "people", title: t`People`, cell: ({ count }) => count, figures: true },
          ]}
        />
        {each > 1 && <figcaption className="xs dim">{t`One dot is ${each} people.`}</figcaption>}
      </div>
    </figure>
  );
}
