/**
 * Figures that others supply: VNNIC's registered counts and sizes of groups. Each keeps its day, its frame and its document,
 * and a correction is a new row; nothing here is ever mixed with what we know or measure.
 */
import type { Db, IsoDate, Trx } from '#platform/postgres/db.ts';
import { lockKind } from './imports/import-lock.ts';
import { touchUnits } from './touched.ts';

export interface RegisteredCount {
  unitId: number;
  /** '' for all zones together. */
  zone: string;
  on: IsoDate;
  frame: '63' | '34';
  value: number;
  document: string;
}

/**
 * Writes a count down. What its document says already changes nothing; any other value is a correction and a new row, also
 * one that was there before: 3.295, then 3.259 by a slip, then 3.295 again.
 *
 * @param by `account:12` for a person who is signed in, else the program that writes
 * @returns whether it is new
 */
export async function recordRegisteredCount(
  trx: Trx,
  { unitId, zone, on, frame, value, document }: RegisteredCount,
  by: string,
): Promise<boolean> {
  // With imports of counts one after the other: two that write the same at once would both find it new.
  await lockKind(trx, 'registered-counts');
  const { rowCount } = await trx.query(
    `with last as (
       select value
       from registry.registered_count
       where unit_id = $1 and zone = $2 and on_date = $3 and frame = $4 and document = $6
       order by id desc
       limit 1
     )
     insert into registry.registered_count (unit_id, zone, on_date, frame, value, document, entered_by)
     select $1, $2, $3, $4, $5::bigint, $6, $7
     where (select value from last) is distinct from $5::bigint`,
    [unitId, zone, on, frame, value, document, by],
  );
  if (rowCount === 1) await touchUnits(trx, [unitId]);
  return rowCount === 1;
}

/** The newest count of each unit, zone and frame until a day; of several of one day the one entered last. */
export async function selectRegisteredCounts(
  db: Db,
  { unitIds, on }: { unitIds: readonly number[]; on: IsoDate },
): Promise<RegisteredCount[]> {
  const { rows } = await db.query<RegisteredCount>(
    `select distinct on (unit_id, zone, frame)
       unit_id as "unitId", zone, on_date as "on", frame, value, document
     from registry.registered_count
     where unit_id = any ($1) and on_date <= $2
     order by unit_id, zone, frame, on_date desc, id desc`,
    [unitIds, on],
  );
  return rows;
}

export type DenominatorKind =
  | 'students'
  | 'graduates'
  | 'association-members'
  | 'youth-union'
  | 'cooperatives'
  | 'enterprises'
  | 'households';

export interface Denominator {
  unitId: number;
  kind: DenominatorKind;
  on: IsoDate;
  value: number;
  suppliedBy: string;
  document: string;
}

/** The newest size of a group until a day, or null where nobody has supplied one. */
export async function selectDenominator(
  db: Db,
  { unitId, kind, on }: { unitId: number; kind: DenominatorKind; on: IsoDate },
): Promise<Denominator | null> {
  const { rows } = await db.query<Denominator>(
    `select unit_id as "unitId", kind, on_date as "on", value, supplied_by as "suppliedBy", document
     from registry.denominator
     where unit_id = $1 and kind = $2 and on_date <= $3
     order by on_date desc, id desc
     limit 1`,
    [unitId, kind, on],
  );
  return rows[0] ?? null;
}
