import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Table.module.css";

export interface Column<Row> {
  id: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  figures?: boolean;
  /** On phones the cell takes a line of its own. */
  full?: boolean;
}
interface Props<Row> {
  caption: ReactNode;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** Rows of facts. The first column heads its row; under 40rem a row becomes two lines. */
export function Table<Row>({ caption, hideCaption = false, columns, rows, rowKey }: Props<Row>) {
  const look = (column: Column<Row>) => classes(column.figures && styles.figures, column.full && styles.full);
  return (
    <table className={styles.table}>
      <caption className={hideCaption ? "vh" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={look(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.id} scope="row" className={look(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} className={look(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
