/**
 * Writes the invented year of the sample through the observatory's own store, a run a Sunday, as real runs would have.
 */
import type { Pool } from 'pg';
import { type Result, storeResults } from '#observatory/index.ts';
import { type IsoDate, inTransaction, type Trx } from '#platform/postgres/db.ts';
import type { Kinds } from './kinds.ts';
import { storyOf, sunday, weeksOfStory } from './story.ts';

export interface KnownName {
  id: number;
  /** A-label. */
  domain: string;
  /** Week 0–52 in which it came to be known. */
  arrival: number;
}

/** What `run.method` and `run.vantage` say of history that nobody measured. */
export const sampleMethod = 'dữ liệu mẫu';

/** Runs begin on Sundays at eight in the evening. */
const startsAt = 'T20:00:00+07:00';

/** @param until a Sunday */
export async function storeHistory(
  pool: Pool,
  kinds: Kinds,
  names: readonly KnownName[],
  until: IsoDate,
  onWeek: (week: number) => void = () => {},
): Promise<void> {
  const stories = names.map((name) => ({ name, intervals: storyOf(kinds, name, until) }));
  for (let week = 0; week < weeksOfStory; week += 1) {
    const on = sunday(until, week);
    const start = Temporal.Instant.from(`${on}${startsAt}`);
    const results = stories
      .filter(({ name }) => name.arrival <= week)
      .map(({ name, intervals }, at): Result => {
        const time = start.add({ seconds: at });
        const shown = intervals.find(({ from, until }) => from <= on && on <= until);
        if (shown === undefined)
          return {
            kind: 'not-measured',
            domainId: name.id,
            triedAt: time,
            fault: faultOf(kinds, name.domain),
          };
        const { row, digest } = kinds.kinds.get(shown.kind)!;
        return { kind: 'measured', domainId: name.id, measuredAt: time, row, digest, observation: null };
      });
    // One transaction a run: a load that is killed leaves whole weeks.
    await inTransaction(pool, (trx) => storeRun(trx, start, results));
    onWeek(week);
  }
}

async function storeRun(trx: Trx, start: Temporal.Instant, results: readonly Result[]): Promise<void> {
  const { rows } = await trx.query<{ id: number }>(
    `
    insert into observatory.run
      (kind, status, profile, method, vantage, slots, planned, planned_at, started_at, ended_at)
    values ('sample', 'done', 'full', $1, $1, 1, $2, $3, $3, $4)
    returning id`,
    [sampleMethod, results.length, start, start.add({ seconds: results.length })],
  );
  const { id } = rows[0]!;
  const stored = await storeResults(trx, { id, method: sampleMethod }, results);
  await trx.query(
    `
    update observatory.run
    set
      measured = $2,
      unchanged = $3,
      not_measured = $4,
      not_measured_why = $5
    where id = $1`,
    [id, stored.measured, stored.unchanged, stored.notMeasured, stored.notMeasuredWhy],
  );
}

/** What the lab met when the name's website was asked: content, website, name servers, the first of them that knows. */
function faultOf({ kinds, kindOf }: Kinds, domain: string): string {
  const { verdicts } = kinds.get(kindOf.get(domain)!)!.row;
  const met = ['A8', 'W4', 'N3'].map((check) => /^not-measured (.+)$/.exec(verdicts[check] ?? '')?.[1]);
  return met.find((reason) => reason !== undefined) ?? 'timeout';
}
