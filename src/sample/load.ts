/**
 * The sample: Thái Nguyên and Bắc Kạn on the map of 63 provinces, invented subjects, 412 names that the lab serves, VNNIC's
 * count of the directive, and a year of history; told on today's map like anybody's data.
 *
 * The lists go through the imports that real lists go through, the history through the observatory's store, so that what
 * the sample shows is what the system does.
 */
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { IsoDate } from '#platform/postgres/db.ts';
import { importList } from '#registry/index.ts';
import { rebuildCells } from '#reporting/index.ts';
import {
  lastSunday,
  prepareGround,
  type SampleMark,
  sampleMark,
  selectSampleMark,
  writeMark,
} from './ground.ts';
import { type KnownName, storeHistory } from './history.ts';
import { readKinds, tablesFolder } from './kinds.ts';
import { sampleLists } from './lists.ts';
import { weeksOfStory } from './story.ts';

export interface LoadSample {
  /** ISO date; absent: the last Sunday before the day of loading. */
  until?: IsoDate;
  now: Temporal.Instant;
  /** Key for tokens of identity codes. */
  secret: Buffer;
  /** Load again where a sample is there. */
  replace?: boolean;
  onProgress?(step: SampleStep): void;
}

export type SampleStep =
  | { kind: 'ground' }
  | { kind: 'list'; file: string; number: number; of: number }
  | { kind: 'week'; number: number; of: number }
  | { kind: 'subjects' | 'names' | 'history' | 'cells' };

export interface LoadedSample extends SampleMark {
  /** It was there already and nothing was done. */
  already: boolean;
  names: number;
  subjects: number;
  /** Rows that a person has to decide, as after any import. */
  reviews: number;
  judgements: number;
}

/**
 * @param pool the sample's own database, migrated, as its owner
 * @throws Problem when the database holds other data, or `until` is outside of what the lists allow
 */
export async function loadSample(pool: Pool, options: LoadSample): Promise<LoadedSample> {
  const { now, secret, replace = false, onProgress = () => {} } = options;
  const found = await selectSampleMark(pool);
  if (found?.complete && !replace) return await countSample(pool, found, true);
  const until = lastSunday(options.until ?? null, now);
  onProgress({ kind: 'ground' });
  await prepareGround(pool, 'small', until, now);

  const names: KnownName[] = [];
  for (const [at, { kind, file, asOf, arrival }] of sampleLists.entries()) {
    onProgress({ kind: 'list', file, number: at + 1, of: sampleLists.length });
    const report = await importList(pool, {
      kind,
      file: join(tablesFolder, file),
      asOf,
      secret,
      by: sampleMark,
      now,
    });
    if (report.counts.rejected > 0)
      throw new Error(`the sample's list ${file} has rows that the import rejects`, { cause: report });
    if (kind === 'domains') names.push(...(await selectNewNames(pool, names, arrival)));
  }
  await storeHistory(pool, readKinds(), names, until, (week) =>
    onProgress({ kind: 'week', number: week + 1, of: weeksOfStory }),
  );
  onProgress({ kind: 'cells' });
  // Before, so that the counting is planned for rows that are there.
  await pool.query('analyze');
  await rebuildCells(pool, { now });
  const mark = { mark: sampleMark, size: 'small', until, complete: true } as const;
  await writeMark(pool, mark);
  return await countSample(pool, mark, false);
}

async function selectNewNames(
  pool: Pool,
  known: readonly KnownName[],
  arrival: number,
): Promise<KnownName[]> {
  const { rows } = await pool.query<{ id: number; domain: string }>(
    `
    select id, name as domain
    from registry.domain
    where id <> all ($1::bigint[])
    order by id`,
    [known.map(({ id }) => id)],
  );
  return rows.map((row) => ({ ...row, arrival }));
}

export async function countSample(pool: Pool, mark: SampleMark, already: boolean): Promise<LoadedSample> {
  const { rows } = await pool.query<Pick<LoadedSample, 'names' | 'subjects' | 'reviews' | 'judgements'>>(
    `
    select
      (select count(*) from registry.domain) as names,
      (select count(*) from registry.subject) as subjects,
      (select count(*) from registry.review where decided_at is null) as reviews,
      (select count(*) from observatory.judgement) as judgements`,
  );
  return { ...mark, ...rows[0]!, already };
}
