/**
 * Runs: what is planned in one transaction, watched while it goes on, and closed when its last batch is done.
 *
 * One run is open at a time, so that no remote host is asked twice. A run's own figures are always the sums over its
 * batches, written with the batch that changed them: a batch counts once or not at all.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { addBatchJobs, removeWaitingJobs } from './jobs.ts';
import { dueQuery, type PlanRequest, requireKnown, selectNextDueDay } from './plan.ts';

export type RunStatus = 'planned' | 'running' | 'stopping' | 'stopped' | 'done';

export interface Run {
  id: number;
  /** `asked`: what was measured on being asked, a day in one run (asks/run-of-the-day.ts). */
  kind: 'due' | 'all' | 'names' | 'sample' | 'asked';
  status: RunStatus;
  profile: 'presence' | 'full';
  method: string;
  vantage: string;
  slots: number;
  planned: number;
  measured: number;
  unchanged: number;
  notMeasured: number;
  /** Reason → how many names. */
  notMeasuredWhy: Record<string, number>;
  plannedAt: Temporal.Instant;
  startedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
}

export interface StartRun extends PlanRequest {
  profile: 'presence' | 'full';
  method: string;
  /** From where it is measured, in a word or two that somebody else would understand. */
  vantage: string;
  /** How many workers may measure at once; each keeps to its part of the budgets. 1–64. */
  slots: number;
  /** Names a batch, exactly; by itself at most 200, and fewer where a small run has several workers. */
  batchSize?: number;
}

/** Names a batch: a few seconds of work in the lab, half a minute on the Internet. */
const mostBatch = 200;
/** Below this a batch is more bookkeeping than measuring. */
const leastBatch = 25;

/**
 * Plans a run: its row, its batches and their jobs, all or nothing.
 *
 * @throws Problem when a run is open, when nothing is due, or when a name asked for is not known
 */
export async function startRun(trx: Trx, request: StartRun): Promise<Run> {
  const { profile, method, vantage, slots, now, names, all, batchSize } = request;
  if (names) await requireKnown(trx, names);
  const kind = names ? 'names' : all ? 'all' : 'due';
  // A second run that is planned at this moment waits here for the first one's commit and then finds it open.
  const { rows } = await trx.query<{ id: number }>(
    `
    insert into observatory.run (kind, profile, method, vantage, slots, planned_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing
    returning id`,
    [kind, profile, method, vantage, slots, now],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw await openRunProblem(trx);
  const due = dueQuery(request);
  const [idAt, sizeAt, slotsAt, leastAt] = [1, 2, 3, 4].map((more) => `$${due.values.length + more}`);
  const { rows: batches } = await trx.query<{ number: number; names: number }>(
    `
    with planned as (${due.text})
    insert into observatory.batch (run_id, number, domain_ids)
    select ${idAt}::bigint, (place - 1) / size + 1 as number, array_agg(domain_id order by place)
    from planned
    -- A worker takes two batches at once: a small run in large batches would all go to the first.
    cross join (
      select least(${sizeAt}::int, greatest(${leastAt}::int, ceil(count(*) / (4.0 * ${slotsAt}))::int)) as size
      from planned
    ) as dealt
    group by number
    returning number, cardinality(domain_ids) as names`,
    [...due.values, id, batchSize ?? mostBatch, slots, batchSize ?? leastBatch],
  );
  if (batches.length === 0) throw await nothingDueProblem(trx, request);
  await addBatchJobs(
    trx,
    id,
    batches.map(({ number }) => number),
  );
  await trx.query('update observatory.run set planned = $2 where id = $1', [
    id,
    batches.reduce((sum, batch) => sum + batch.names, 0),
  ]);
  return requireRun(trx, id);
}

async function openRunProblem(trx: Trx): Promise<Error> {
  const open = await selectOpenRun(trx);
  if (!open) return new Error('a run could not be inserted and none is open: it was closed at this moment');
  const { finished } = await selectProgress(trx, open.id);
  const since = (open.startedAt ?? open.plannedAt).toString();
  return problem('run-open', { runId: open.id, since, finished, planned: open.planned });
}

async function nothingDueProblem(trx: Trx, request: StartRun): Promise<Error> {
  const nextDay = await selectNextDueDay(trx, request);
  return nextDay === null ? problem('run-no-names', {}) : problem('run-nothing-due', { nextDay });
}

/**
 * Ends the open run early: batches that nobody has begun are dropped, those being measured are finished by their workers.
 *
 * @returns the run, `stopping` while a worker has a batch of it, else `stopped`
 * @throws Problem when no run is open
 */
export async function stopRun(trx: Trx): Promise<Run> {
  const { rows } = await trx.query<{ id: number }>(`
    update observatory.run
    set status = 'stopping'
    where status in ('planned', 'running', 'stopping')
    returning id`);
  const id = rows[0]?.id;
  if (id === undefined) throw problem('run-none-open', {});
  await removeWaitingJobs(trx, id);
  await closeRunIfDone(trx, id);
  return requireRun(trx, id);
}

/**
 * Brings the run's sums up to date and closes it when no batch is left for anybody. To be called after the batch was
 * changed, in the same transaction: the lock on the run's row makes whoever comes later see what this one did.
 */
export async function closeRunIfDone(trx: Trx, runId: number): Promise<void> {
  await trx.query('select from observatory.run where id = $1 for update', [runId]);
  await trx.query(
    `
    with sums as (
      select
        coalesce(sum(measured), 0) as measured,
        coalesce(sum(unchanged), 0) as unchanged,
        coalesce(sum(not_measured), 0) as not_measured,
        bool_and(status = 'done') as all_done,
        bool_or(status = 'leased') as some_leased
      from observatory.batch
      where run_id = $1
    ),
    why as (
      select coalesce(jsonb_object_agg(reason, names), '{}') as reasons
      from (
        select reason, sum(names::int) as names
        from observatory.batch, jsonb_each_text(not_measured_why) as each (reason, names)
        where run_id = $1
        group by reason
      ) as each
    ),
    next as (
      select
        run.id,
        case
          when run.status in ('planned', 'running') and all_done then 'done'
          when run.status = 'stopping' and not some_leased then case when all_done then 'done' else 'stopped' end
          else run.status
        end as status
      from observatory.run, sums
      where run.id = $1
    )
    update observatory.run
    set
      status = next.status,
      measured = sums.measured,
      unchanged = sums.unchanged,
      not_measured = sums.not_measured,
      not_measured_why = why.reasons,
      ended_at = case
        when next.status in ('done', 'stopped') then coalesce(run.ended_at, clock_timestamp())
      end
    from sums, why, next
    where run.id = next.id`,
    [runId],
  );
}

/** SQL of a `Run`. */
export const runColumns = `
    id, kind, status, profile, method, vantage, slots, planned, measured, unchanged,
    not_measured as "notMeasured",
    not_measured_why as "notMeasuredWhy",
    planned_at as "plannedAt",
    started_at as "startedAt",
    ended_at as "endedAt"`;

/** The run with this id, or the last one that was planned; null where there is none. */
export async function selectRun(db: Db, id?: number): Promise<Run | null> {
  const { rows } = await db.query<Run>(
    `
    select ${runColumns}
    from observatory.run
    where case when $1::bigint is null then kind not in ('sample', 'asked') else id = $1 end
    order by id desc
    limit 1`,
    [id ?? null],
  );
  return rows[0] ?? null;
}

/** @throws Problem where there is no such run */
export async function requireRun(db: Db, id: number): Promise<Run> {
  const run = await selectRun(db, id);
  if (!run) throw problem('run-unknown', { runId: id });
  return run;
}

export async function selectOpenRun(db: Db): Promise<Run | null> {
  const { rows } = await db.query<Run>(`
    select ${runColumns}
    from observatory.run
    where status in ('planned', 'running', 'stopping')`);
  return rows[0] ?? null;
}

export interface Progress {
  run: Run;
  /** Names observed, of batches that are done and of those in work. */
  finished: number;
  batches: { waiting: number; leased: number; done: number };
  /** Worker processes seen within half a minute. */
  workers: number;
  /** What keeps batches from being stored, each once: `disk-full`, `database-away`. */
  troubles: string[];
}

/** @throws Problem where there is no such run */
export async function selectProgress(db: Db, runId: number): Promise<Progress> {
  const run = await requireRun(db, runId);
  const { rows } = await db.query<Omit<Progress, 'run' | 'batches'> & Progress['batches']>(
    `
    select
      coalesce(sum(case when status = 'done' then name_count else finished end), 0) as finished,
      count(*) filter (where status = 'waiting') as waiting,
      count(*) filter (where status = 'leased') as leased,
      count(*) filter (where status = 'done') as done,
      (select count(*) from observatory.worker where seen_at > now() - interval '30 seconds') as workers,
      coalesce(array_agg(distinct trouble) filter (where trouble is not null), '{}') as troubles
    from observatory.batch
    where run_id = $1`,
    [runId],
  );
  const { finished = 0, waiting = 0, leased = 0, done = 0, workers = 0, troubles = [] } = rows[0] ?? {};
  return { run, finished, batches: { waiting, leased, done }, workers, troubles };
}
