/**
 * A worker process: takes a slot of the open run, measures its batches, and waits for the next run. Where it may, it also
 * measures single names on being asked: with the run's crew while it has a slot, with one made for it while no run is open.
 *
 * It lives through everything but its own end: a database that goes away is waited for, a queue that stops is started
 * again, batches of dead workers are taken over. When told to stop it gives its batches back and is gone within ten
 * seconds. Killed at any moment it loses nothing but the time of two batches.
 */
import { EventEmitter } from 'node:events';
import { type Runner, run as startRunner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { type Crew, type CrewOptions, createCrew } from '#measurement/index.ts';
import { quietLogger } from '#platform/jobs/queue.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openPool, type Target } from '#platform/postgres/pool.ts';
import { pause, within } from '#platform/wait.ts';
import type { Manner } from './asks/run-of-the-day.ts';
import { type AskServing, serveAsks, serveQuiet } from './asks/serve.ts';
import { createPlaces, type Trouble, troubleOf, workBatch } from './batch-work.ts';
import { type Heart, type Held, startHeart } from './heart.ts';
import { type BatchJob, measureTask } from './jobs.ts';
import { claimBatch } from './leases.ts';
import { type Run, selectOpenRun, selectRun } from './runs.ts';
import { type Slot, takeSlot } from './slot.ts';
import type { Stored } from './store.ts';
import type { MailRule } from './summary.ts';

/** What a worker does, for a log or a line of progress. */
export type WorkEvent =
  | { kind: 'slot-taken'; runId: number; slot: number; slots: number }
  | { kind: 'no-slot'; runId: number; slots: number }
  | ({ kind: 'stored'; runId: number; batch: number } & Stored)
  | { kind: 'dropped'; runId: number; batch: number }
  | ({ kind: 'ask-stored'; askId: number } & Stored)
  | { kind: 'trouble'; trouble: Trouble; error: unknown }
  | { kind: 'name-broke'; name: string; error: unknown }
  | { kind: 'workers-gone'; workerIds: string[] }
  | { kind: 'run-over'; runId: number };

export interface WorkOptions {
  target: Target;
  /** Taken on every connection; `hien_dien_worker` where absent. */
  role?: string;
  /** A name nobody else has, such as host, process id and a few random letters. */
  workerId: string;
  /** The engine's means: hints, anchors, authority, allowed networks, origins. */
  means: Pick<CrewOptions, 'rootHints' | 'trustAnchors' | 'ca' | 'allowNetworks' | 'origins'>;
  /** Measuring threads of this process (1). */
  threads?: number;
  mailRule?: MailRule;
  /** Measure what is asked for too; method and vantage as they stand in a run. */
  asks?: Pick<Manner, 'method' | 'vantage'>;
  /** Stop when this run is over; without it the worker waits for the next one. */
  runId?: number;
  clock: { now(): Temporal.Instant };
  log(event: WorkEvent): void;
  /** Called after every batch that was stored; what it throws is logged and does no harm. */
  onStored?(): void | Promise<void>;
  /** The same after a name that was asked for. */
  onAskStored?(): void | Promise<void>;
  signal: AbortSignal;
}

/** Names of this process in flight: those of one batch's slow end and of the next one's beginning. */
const namesInFlight = 100;
/** Batches at once, so that the slow names at a batch's end do not leave the process idle. */
const batchesAtOnce = 2;
const defaultRole = 'hien_dien_worker';

/** Resolves when told to stop, or when `runId` is over. @throws Error when the engine cannot start with these means */
export async function work(options: WorkOptions): Promise<void> {
  const { target, role = defaultRole, workerId, log, signal } = options;
  const pool = openPool(target, { applicationName: 'hien-dien worker', role, max: 8 });
  const heart = startHeart({
    target,
    role,
    workerId,
    onDead: (workerIds) => log({ kind: 'workers-gone', workerIds }),
    onTrouble: (error) => log({ kind: 'trouble', trouble: troubleOf(error), error }),
  });
  let told: number | null = null;
  try {
    while (!signal.aborted) {
      const run = await orNull(options, () => nextRun(pool, options.runId));
      if (run === 'over') break;
      const slot =
        run &&
        (await orNull(options, () => takeSlot(target, { role, runId: run.id, slots: run.slots, signal })));
      if (run && !slot && told !== run.id) {
        told = run.id;
        log({ kind: 'no-slot', runId: run.id, slots: run.slots });
      }
      if (run && slot) {
        log({ kind: 'slot-taken', runId: run.id, slot: slot.number, slots: run.slots });
        await using _ = slot;
        await serveRun(options, pool, heart, run, slot);
      } else {
        const asks = run || options.runId !== undefined ? null : askServing(options);
        const runIsOpen = async () => (await orNull(options, () => nextRun(pool, undefined))) !== null;
        if (asks) {
          await orNull(options, () => serveQuiet(asks, pool, { means: options.means, runIsOpen, signal }));
        }
        await pause(1_000, signal);
      }
    }
  } finally {
    await heart[Symbol.asyncDispose]();
    await within(2_000, pool.end()).catch(() => {});
  }
}

/** null where the database could not be asked; that is logged and tried again. */
async function orNull<Value>({ log }: WorkOptions, ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    log({ kind: 'trouble', trouble: troubleOf(error), error });
    return null;
  }
}

async function nextRun(pool: Pool, runId: number | undefined): Promise<Run | null | 'over'> {
  const run = runId === undefined ? await selectOpenRun(pool) : await selectRun(pool, runId);
  if (run?.status === 'planned' || run?.status === 'running') return run;
  return runId !== undefined && run?.status !== 'stopping' ? 'over' : null;
}

/** Measures batches of one run until it is over, the slot is lost, or the process is told to stop. */
async function serveRun(options: WorkOptions, pool: Pool, heart: Heart, run: Run, slot: Slot): Promise<void> {
  const { means, threads = 1, signal, log } = options;
  const crew = await createCrew({
    ...means,
    profile: run.profile,
    language: 'vi',
    keepObservation: true,
    workers: threads,
    crews: run.slots,
  });
  // A queue that breaks while a job's end is written leaves its other jobs to themselves. They need the crew until they end.
  const inWork = new Set<Promise<void>>();
  const interrupt = () => crew.interrupt();
  signal.addEventListener('abort', interrupt);
  const end = new AbortController();
  const serving = askServing(options);
  const asks =
    serving &&
    serveAsks(serving, pool, {
      profile: run.profile,
      crew: () => Promise.resolve({ crew, measured: () => {} }),
      signal: AbortSignal.any([signal, slot.lost, end.signal]),
    });
  try {
    // One starts the next only when the queue broke by itself.
    while (!signal.aborted && !slot.lost.aborted) {
      const runner = await orNull(options, () => startQueue(options, pool, heart, crew, inWork));
      if (runner) {
        const over = await runOver(pool, run.id, runner, slot, signal);
        await within(signal.aborted ? 6_000 : 600_000, Promise.allSettled([runner.stop(), ...inWork])).catch(
          () => {},
        );
        if (over) {
          log({ kind: 'run-over', runId: run.id });
          break;
        }
      }
      await pause(1_000, signal);
    }
  } finally {
    end.abort();
    crew.interrupt();
    await asks;
    signal.removeEventListener('abort', interrupt);
    heart.jobsPool = null;
    await within(3_000, crew[Symbol.asyncDispose]()).catch(() => {});
  }
}

/** What the asks need of this process; null where it does not serve them. */
function askServing(options: WorkOptions): AskServing | null {
  const { target, role = defaultRole, asks, mailRule, clock, log } = options;
  if (!asks) return null;
  return {
    target,
    role,
    manner: asks,
    ...(mailRule ? { mailRule } : {}),
    clock,
    onBroken: (name, error) => log({ kind: 'name-broke', name, error }),
    onStored: async (askId, stored) => {
      log({ kind: 'ask-stored', askId, ...stored });
      await orNull(options, async () => options.onAskStored?.());
    },
    onTrouble: (error) => log({ kind: 'trouble', trouble: troubleOf(error), error }),
  };
}

/** Resolves with true when the run is over, with false when the queue ended, the slot is lost or we are told to stop. */
async function runOver(
  pool: Pool,
  runId: number,
  runner: Runner,
  slot: Slot,
  signal: AbortSignal,
): Promise<boolean> {
  const ended = new AbortController();
  const end = () => ended.abort();
  runner.promise.then(end, end);
  const any = AbortSignal.any([ended.signal, slot.lost, signal]);
  while (!any.aborted) {
    await pause(1_000, any);
    const status = any.aborted ? undefined : (await selectRun(pool, runId).catch(() => null))?.status;
    if (status === 'done' || status === 'stopped') return true;
  }
  return false;
}

function startQueue(
  options: WorkOptions,
  pool: Pool,
  heart: Heart,
  crew: Crew,
  inWork: Set<Promise<void>>,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    heart.jobsPool = workerPool.id;
  });
  const places = createPlaces(namesInFlight);
  const taskList: TaskList = {
    [measureTask]: async (payload) => {
      const batch = measureBatch(payload as BatchJob, { options, pool, heart, crew, places });
      inWork.add(batch);
      await batch.finally(() => inWork.delete(batch));
    },
  };
  return startRunner({
    pgPool: pool,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    taskList,
    preset: {
      worker: {
        concurrentJobs: batchesAtOnce,
        // New jobs are told by NOTIFY; this is for those put back for a while, and for a listener that was cut off.
        pollInterval: 1_000,
        // Without these a job's end is written by a promise that nobody waits for: an outage would end the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
}

/** Asks again while the database is in trouble. @throws what is no such trouble, and when the process is told to stop */
async function persist<Value>({ log, signal }: WorkOptions, ask: () => Promise<Value>): Promise<Value> {
  for (;;) {
    // The queue takes the error for a reason to give the job to somebody else.
    if (signal.aborted) throw new Error('the worker is stopping');
    try {
      return await ask();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'broke') throw error;
      log({ kind: 'trouble', trouble, error });
      await pause(1_000, signal);
    }
  }
}

interface BatchContext {
  options: WorkOptions;
  pool: Pool;
  heart: Heart;
  crew: Crew;
  places: ReturnType<typeof createPlaces>;
}

/** What a job does. A job whose batch is done, or in other hands, has nothing to do and ends. */
async function measureBatch({ runId, number }: BatchJob, context: BatchContext): Promise<void> {
  const { options, pool, heart, crew, places } = context;
  const { workerId, log, mailRule, clock, signal } = options;
  const lease = await persist(options, () =>
    inTransaction(pool, (trx) => claimBatch(trx, { runId, number, workerId })),
  );
  if (lease === null) return;
  const lost = new AbortController();
  const held: Held = { runId, number, attempt: lease.attempt, finished: 0, onLost: () => lost.abort() };
  heart.held.add(held);
  let stored: Stored | null = null;
  try {
    stored = await workBatch(lease, {
      pool,
      crew,
      places,
      clock,
      ...(mailRule ? { mailRule } : {}),
      signal: AbortSignal.any([signal, lost.signal]),
      onFinished: () => {
        held.finished += 1;
      },
      onBroken: (name, error) => log({ kind: 'name-broke', name, error }),
      onTrouble: (trouble, error) => log({ kind: 'trouble', trouble, error }),
    });
  } finally {
    heart.held.delete(held);
  }
  log(
    stored ? { kind: 'stored', runId, batch: number, ...stored } : { kind: 'dropped', runId, batch: number },
  );
  if (stored) await orNull(options, async () => options.onStored?.());
}
