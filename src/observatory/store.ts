/**
 * Storing what a batch of measurements came to: history grows by what changed, and by nothing else.
 *
 * An unchanged name costs one update in place of its narrow row; a changed one closes its last interval and begins the
 * next. A name that was not measured keeps what is known of it. Intervals of one name never overlap and never run
 * backwards, whatever the clock does: what is measured "before" the last sighting begins a microsecond after it.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { touchUnits } from '#registry/index.ts';
import type { MeasuredResult, Result, StoringRun, UnmeasuredResult } from './result.ts';
import { storeDiffering } from './store-changes.ts';

export interface Stored {
  measured: number;
  /** Of those measured: whose judgement is what it was. */
  unchanged: number;
  notMeasured: number;
  /** Reason → how many. */
  notMeasuredWhy: Record<string, number>;
  /** Units whose figures changed; null stands for names without a place. */
  unitIds: (number | null)[];
}

/**
 * Stores results of at most some hundred names, no name twice. Storing the same results again changes nothing.
 *
 * Two transactions that store the same name wait for each other; batches of one run never share a name.
 */
export async function storeResults(trx: Trx, run: StoringRun, results: readonly Result[]): Promise<Stored> {
  const measured = results.filter((result) => result.kind === 'measured');
  const unmeasured = results.filter((result) => result.kind === 'not-measured');
  const seenAgain = await extendUnchanged(trx, run, measured);
  const differing = measured.filter(({ domainId }) => !seenAgain.has(domainId));
  const changed = differing.length === 0 ? [] : await storeDiffering(trx, run, differing);
  await storeUnmeasured(trx, run, unmeasured);
  const notMeasuredWhy: Record<string, number> = {};
  for (const { fault } of unmeasured) notMeasuredWhy[fault] = (notMeasuredWhy[fault] ?? 0) + 1;
  return {
    measured: measured.length,
    unchanged: measured.length - changed.length,
    notMeasured: unmeasured.length,
    notMeasuredWhy,
    unitIds: await touchUnitsOf(trx, changed),
  };
}

/**
 * One update for everything that looks as it did, by the primary key of domain_now; no index of it changes, so the row
 * is rewritten within its page. 200 at a time: 19,000 names/s (bench/observatory.ts, two busy cores, 2026-11-26).
 */
async function extendUnchanged(
  trx: Trx,
  run: StoringRun,
  results: readonly MeasuredResult[],
): Promise<Set<number>> {
  if (results.length === 0) return new Set();
  const { rows } = await trx.query<{ domain_id: number }>(
    `
    with input as (
      select *
      from unnest($1::bigint[], $2::timestamptz[], $3::bytea[], $4::bytea[])
        as seen (domain_id, measured_at, digest, observation_digest)
    )
    update observatory.domain_now as now
    set
      last_measured_at = greatest(now.last_measured_at, input.measured_at),
      last_tried_at = input.measured_at,
      last_fault = null,
      failures = 0,
      run_id = $5
    from input
    where now.domain_id = input.domain_id
      and now.digest = input.digest
      and now.observation_digest is not distinct from input.observation_digest
    returning now.domain_id`,
    [
      results.map(({ domainId }) => domainId),
      results.map(({ measuredAt }) => measuredAt),
      results.map(({ digest }) => digest),
      results.map(({ observation }) => observation?.digest ?? null),
      run.id,
    ],
  );
  return new Set(rows.map(({ domain_id }) => domain_id));
}

/** The same try told twice is counted once: it carries the same instant. */
async function storeUnmeasured(
  trx: Trx,
  run: StoringRun,
  results: readonly UnmeasuredResult[],
): Promise<void> {
  if (results.length === 0) return;
  await trx.query(
    `
    insert into observatory.domain_now as now (domain_id, last_tried_at, last_fault, failures, run_id)
    select domain_id, tried_at, fault, 1, $4
    from unnest($1::bigint[], $2::timestamptz[], $3::text[]) as input (domain_id, tried_at, fault)
    on conflict (domain_id) do update
    set
      last_tried_at = excluded.last_tried_at,
      last_fault = excluded.last_fault,
      failures = now.failures + 1,
      run_id = excluded.run_id
    where now.last_tried_at is distinct from excluded.last_tried_at`,
    [
      results.map(({ domainId }) => domainId),
      results.map(({ triedAt }) => triedAt),
      results.map(({ fault }) => fault),
      run.id,
    ],
  );
}

/** Tells the cells which units to count again. @returns them, null for names without a place */
export async function touchUnitsOf(trx: Trx, domainIds: readonly number[]): Promise<(number | null)[]> {
  if (domainIds.length === 0) return [];
  const { rows } = await trx.query<{ unit_id: number | null }>(
    `
    select distinct unit_id
    from registry.domain
    where id = any($1::bigint[])`,
    [domainIds],
  );
  const unitIds = rows.map(({ unit_id }) => unit_id);
  await touchUnits(trx, unitIds);
  return unitIds;
}
