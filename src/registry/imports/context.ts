/**
 * What every kind of import is handed once the guard, the columns and the lock are done with.
 */
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import type { Table } from '#platform/tables/rows.ts';
import type { Columns } from './columns.ts';
import type { Kind } from './kind.ts';
import type { Notes } from './notes.ts';
import type { FoundPlace, NamedPlace } from './places.ts';

export interface ImportContext {
  trx: Trx;
  kind: Kind;
  table: Table;
  columns: Columns;
  importId: number;
  /** The day whose map and state the list shows. */
  asOf: IsoDate;
  today: IsoDate;
  /** Code of the province of a list that has no column for it. */
  province: string | null;
  /** Of the tokens; never stored with them. */
  secret: Buffer;
  notes: Notes;
  /** Reads the maps; lists of figures have no use for them. */
  openPlaces(): Promise<(named: NamedPlace) => FoundPlace>;
  /** Personal data of this list: erased on this day unless a later list names it again; renewed once less than half is left. */
  eraseAfter: IsoDate;
  renewBefore: IsoDate;
  dryRun: boolean;
}

export interface Counts {
  /** Rows below the heading that are not empty. */
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Rows that are not taken until a person has decided who is meant; asked with this list or before. */
  waiting: number;
  /** Questions that this list puts into the review queue; their rows may count as new already. */
  review: number;
  duplicates: number;
  warnings: number;
}

/** One row that changes what was known: field → before and after. */
export interface Change {
  line: number;
  fields: Record<string, { before: string; after: string }>;
}

export interface Outcome {
  counts: Omit<Counts, 'rejected' | 'warnings' | 'rows' | 'review'>;
  rows: number;
  /** The first hundred. */
  changes: Change[];
}
