/**
 * Of which figures a preview is: a hash of the stored figures that rest on an assumption, as they stand. A second person
 * confirms what was shown; where the figures have moved since, the preview is an old one.
 *
 * What moves with the day by itself (what is due, what is old) makes a preview good for that day.
 */
import { createHash } from 'node:crypto';
import type { Proposal } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { type Indicator, indicators } from '../indicators.ts';
import { type Period, periodOf } from '../period.ts';
import { wayOf } from './effects.ts';
import { selectPeriodsFrom } from './periods.ts';

/**
 * @param db as the program: a request's scope would hide figures
 * @returns hexadecimal; 230,000 names of one province, one month: 20 ms
 */
export async function digestOfFigures(
  db: Db,
  proposal: Pick<Proposal, 'key' | 'kind' | 'baseVersion' | 'from'>,
  now: Temporal.Instant,
): Promise<string> {
  const { key, kind, baseVersion } = proposal;
  const hash = createHash('sha256').update(JSON.stringify([key, kind, baseVersion]));
  if (kind === 'change') hash.update(await standOn(db, proposal, now));
  return hash.digest('hex');
}

async function standOn(
  db: Db,
  { key, from }: Pick<Proposal, 'key' | 'from'>,
  now: Temporal.Instant,
): Promise<string> {
  switch (wayOf[key]) {
    case 'counted':
    case 'judged': {
      const resting = Object.entries<Indicator>(indicators)
        .filter(([, { stored, assumptions }]) => stored && assumptions.includes(key))
        .map(([id]) => id);
      return hashOfCells(db, { indicators: resting, periods: await selectPeriodsFrom(db, { from, now }) });
    }
    case 'worked-out': {
      const cells = await hashOfCells(db, {
        indicators: ['names', 'names-website'],
        periods: [periodOf(now)],
        slices: ['', 'zone=foreign'],
      });
      return `${cells} ${await selectCountsEntered(db)} ${dayOf(now)}`;
    }
    case 'planned':
    case 'dated':
      return dayOf(now);
    default:
      return '';
  }
}

async function hashOfCells(
  db: Db,
  wanted: { indicators: readonly string[]; periods: readonly Period[]; slices?: readonly string[] },
): Promise<string> {
  const { rows } = await db.query<{ hash: string | null }>(
    `select encode(sha256(convert_to(string_agg(
         concat_ws(' ', indicator, unit_id, period, slice, source, numerator, coalesce(denominator, -1)), chr(10)
         order by indicator, period, unit_id, slice, source
       ), 'UTF8')), 'hex') as hash
     from reporting.cell
     where indicator = any($1) and period = any($2) and frame = '34' and ($3::text[] is null or slice = any($3))`,
    [wanted.indicators, wanted.periods, wanted.slices ?? null],
  );
  return rows[0]?.hash ?? 'none';
}

/** Counts of VNNIC's are only ever added. */
async function selectCountsEntered(db: Db): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    'select coalesce(max(id), 0) as last from registry.registered_count',
  );
  return rows[0]?.last ?? 0;
}
