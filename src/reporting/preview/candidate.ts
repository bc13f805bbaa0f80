/**
 * Another value put in force within a transaction that will be rolled back.
 */
import type { AssumptionKey } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';

export interface Candidate {
  key: AssumptionKey;
  value: unknown;
  /** First day on which it would hold; one that is still to come is tried as if it had. Null: always. */
  from: IsoDate | null;
  now: Temporal.Instant;
}

export async function insertCandidate(trx: Trx, { key, value, from, now }: Candidate): Promise<void> {
  const today = dayOf(now);
  await trx.query(
    `insert into assumptions.assumption (key, version, value, valid, title_vi, title_en, source, grade)
     select $1, coalesce(max(version), 0) + 1, $2::jsonb, daterange($3::date, null), '', '', '', 'inferred'
     from assumptions.assumption
     where key = $1`,
    [key, JSON.stringify(value), from !== null && from > today ? today : from],
  );
}
