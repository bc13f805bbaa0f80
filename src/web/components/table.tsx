/**
 * A table as every page shows one: caption, headings, rows, totals, "first 50 of N", a CSV beside it, and where it is empty
 * a sentence that says what will appear and when. On a phone, with `stack`, each row becomes a card.
 */
import type { ReactNode } from 'react';
import { tableWords } from '#web/messages/table.ts';
import { useLanguage } from './language.tsx';

export interface Column<Row> {
  /** Stable and unique in the table. */
  key: string;
  label: ReactNode;
  /** Said before the value on a phone; the label where that is a text. */
  short?: string;
  /** Numbers stand to the right. */
  number?: boolean;
  /** The row's own name: a heading of its row. */
  heading?: boolean;
  cell(row: Row): ReactNode;
}

export interface TableProps<Row> {
  caption: ReactNode;
  note?: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string | number;
  /** Cells of the sum by column key. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** What appears here and when, instead of an empty table. */
  empty: ReactNode;
  /** "50 dòng đầu trong 412": what is shown, of how many. */
  extent?: ReactNode;
  csv?: string;
  next?: string | null;
  stack?: boolean;
}

export function DataTable<Row>({
  caption,
  note,
  columns,
  rows,
  rowKey,
  totals,
  empty,
  extent,
  csv,
  next,
  stack = true,
}: TableProps<Row>) {
  const words = tableWords[useLanguage()];
  if (rows.length === 0) {
    return (
      <section className="empty">
        <h2>{caption}</h2>
        <p>{empty}</p>
      </section>
    );
  }
  const label = ({ short, label: text }: Column<Row>) => short ?? (typeof text === 'string' ? text : '');
  return (
    <div>
      <section
        className="table-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={typeof caption === 'string' ? caption : undefined}
      >
        <table className="table" data-stack={stack ? '' : undefined}>
          <caption>
            {caption}
            {note !== undefined && <span className="note">{note}</span>}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.number ? 'number' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) =>
                  column.heading ? (
                    <th key={column.key} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={label(column)}
                      className={column.number ? 'number' : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                {columns.map((column) =>
                  column.heading ? (
                    <th key={column.key} scope="row">
                      {totals[column.key]}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={label(column)}
                      className={column.number ? 'number' : undefined}
                    >
                      {totals[column.key]}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {(extent !== undefined || csv !== undefined || next) && (
        <div className="table-foot">
          <span>{extent}</span>
          <span className="row">
            {next && (
              <a href={next} rel="next">
                {words.next}
              </a>
            )}
            {csv !== undefined && <a href={csv}>{words.csv}</a>}
          </span>
        </div>
      )}
    </div>
  );
}
