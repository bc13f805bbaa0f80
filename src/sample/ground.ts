/**
 * What any sample stands on, small or large: an empty database or an older sample, the mark that it is one, territory,
 * zones and assumptions, and the day on which its year ends.
 */

import type { Pool } from 'pg';
import { loadAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { type Db, type IsoDate, inTransaction } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { loadZones } from '#registry/index.ts';
import { loadTerritory } from '#territory/index.ts';

export type SampleSize = 'small' | 'large';

/** Kept in platform.setting beside `sample: true`; a database without it is the province's own. */
export interface SampleMark {
  mark: string;
  size: SampleSize;
  /** ISO date of the last Sunday of the history. */
  until: IsoDate;
  /** false while it is being loaded, and for ever in one whose load was killed. */
  complete: boolean;
}

export const sampleMark = 'dữ liệu mẫu';

/** What the database says of itself; null when it is no sample. */
export async function selectSampleMark(db: Db): Promise<SampleMark | null> {
  const { rows } = await db.query<{ value: SampleMark }>(
    `select value from platform.setting where key = 'sample-load'`,
  );
  return rows[0]?.value ?? null;
}

/**
 * Empties an older or unfinished sample, marks the database, and loads the facts that every installation has.
 *
 * @throws Problem when the database holds rows that are no sample
 */
export async function prepareGround(
  pool: Pool,
  size: SampleSize,
  until: IsoDate,
  now: Temporal.Instant,
): Promise<void> {
  if ((await selectSampleMark(pool)) === null) await requireEmpty(pool);
  else await emptyAll(pool);
  await writeMark(pool, { mark: sampleMark, size, until, complete: false });
  await inTransaction(pool, async (trx) => {
    await loadTerritory(trx);
    await loadZones(trx);
    await loadAssumptions(trx);
  });
  await pool.query(
    `
    insert into platform.source (key, title, detail, compiled_on, grade)
    values ('sample', $1, 'Tự đặt ra để xem và thử hệ thống; không phải số liệu của tỉnh nào', $2, 'inferred')
    on conflict do nothing`,
    [sampleMark, dayOf(now)],
  );
}

export async function writeMark(db: Db, mark: SampleMark): Promise<void> {
  await db.query(
    `
    insert into platform.setting (key, value)
    values ('sample', 'true'), ('sample-load', $1)
    on conflict (key) do update
    set value = excluded.value`,
    [JSON.stringify(mark)],
  );
}

/** Rows that only use of the system puts in. */
const used = ['registry.subject', 'registry.domain', 'registry.import', 'observatory.run'];

async function requireEmpty(db: Db): Promise<void> {
  for (const table of used) {
    const { rows } = await db.query(`select from ${table} limit 1`);
    if (rows.length > 0) throw problem('sample-not-alone', { table });
  }
}

/**
 * Every table of our rooms; the ledger of migrations and the settings of the platform stay. Ids go on counting, so that a
 * job left over from an older run finds no batch.
 */
async function emptyAll(db: Db): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `
    select format('%I.%I', schemaname, tablename) as name
    from pg_tables
    where schemaname in ('territory', 'assumptions', 'registry', 'observatory', 'reporting')
    order by 1`,
  );
  await db.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
}

/**
 * The Sunday on which the history ends: the last one before `until`, or before the day of loading.
 *
 * @param until ISO date. The earliest end lies a year after the last of the sample's lists. @throws Problem outside of that
 */
export function lastSunday(until: IsoDate | null, now: Temporal.Instant): IsoDate {
  const today = Temporal.PlainDate.from(dayOf(now));
  const least = Temporal.PlainDate.from('2026-06-28');
  const end = until === null ? today.subtract({ days: 1 }) : Temporal.PlainDate.from(until);
  const isOutside = Temporal.PlainDate.compare(end, least) < 0 || Temporal.PlainDate.compare(end, today) > 0;
  if (isOutside)
    throw problem('sample-until-outside', {
      value: end.toString(),
      least: least.toString(),
      most: today.toString(),
    });
  return end.subtract({ days: end.dayOfWeek % 7 }).toString();
}
