/**
 * A process that listens for jobs of some tasks until it is told to stop. It lives through everything but its own end: a
 * database that goes away is waited for, a queue that stops is started again, jobs of processes that died are freed.
 *
 * What a task throws sends its job back to the queue, which tries again later and later; what a person should know of it
 * the task itself writes down at the last attempt.
 */
import { EventEmitter } from 'node:events';
import { type Runner, run as startRunner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { openPool, type Target } from '../postgres/pool.ts';
import { pause, within } from '../wait.ts';
import { openPresence, type Presence } from './presence.ts';
import { quietLogger } from './queue.ts';

export interface Task {
  name: string;
  /** @param id of the row the job is about; what is thrown puts the job back */
  run(id: number, job: JobContext): Promise<void>;
}

export interface JobContext {
  /** This attempt is the last: afterwards nobody comes back to the row. */
  last: boolean;
  /** The process is told to stop, or was taken for dead: what is begun should end soon and keep nothing. */
  signal: AbortSignal;
}

export interface ServeOptions {
  target: Target;
  role: string;
  tasks: readonly Task[];
  /** Jobs at once. */
  concurrency: number;
  /** Called with what went wrong: with the database (and it is tried again), or in a task. */
  onTrouble(error: unknown): void;
  signal: AbortSignal;
}

const sweepMs = 2_000;
/** What is left to a job when the process is told to stop; an import that is cut off is rolled back and begun again. */
const stopMs = 6_000;

/** Resolves when told to stop and what was begun has ended, or six seconds later. */
export async function serveJobs(options: ServeOptions): Promise<void> {
  const { target, role, signal, onTrouble } = options;
  const pool = openPool(target, {
    applicationName: 'hien-dien jobs',
    role,
    max: options.concurrency + 2,
  });
  try {
    while (!signal.aborted) {
      try {
        await using presence = await openPresence(target, role);
        await serveWhile(options, pool, presence);
      } catch (error) {
        onTrouble(error);
      }
      await pause(1_000, signal);
    }
  } finally {
    await within(2_000, pool.end()).catch(() => {});
  }
}

/** Until told to stop, the presence is lost, or the queue ends by itself. */
async function serveWhile(
  options: ServeOptions,
  pool: ReturnType<typeof openPool>,
  presence: Presence,
): Promise<void> {
  const { tasks, signal, onTrouble } = options;
  const ended = new AbortController();
  const any = AbortSignal.any([signal, presence.lost, ended.signal]);
  const inWork = new Set<Promise<void>>();
  const runner = await startQueue(options, pool, presence, any, inWork);
  const end = () => ended.abort();
  runner.promise.then(end, end);
  try {
    while (!any.aborted) {
      await presence.freeJobsOfTheDead(tasks.map(({ name }) => name));
      await pause(sweepMs, any);
    }
  } catch (error) {
    if (!any.aborted) onTrouble(error);
    end();
  } finally {
    await within(stopMs, Promise.allSettled([runner.stop(), ...inWork])).catch(() => {});
  }
}

function startQueue(
  { tasks, concurrency, onTrouble }: ServeOptions,
  pool: ReturnType<typeof openPool>,
  presence: Presence,
  signal: AbortSignal,
  inWork: Set<Promise<void>>,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    presence.take(workerPool.id).catch(onTrouble);
  });
  const taskList: TaskList = Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (payload, { job }) => {
        const { id } = payload as { id: number };
        const work = task.run(id, { last: job.attempts >= job.max_attempts, signal });
        const held = work.catch(() => {});
        inWork.add(held);
        try {
          await work;
        } catch (error) {
          if (!signal.aborted) onTrouble(error);
          throw error;
        } finally {
          inWork.delete(held);
        }
      },
    ]),
  );
  return startRunner({
    pgPool: pool,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    taskList,
    preset: {
      worker: {
        concurrentJobs: concurrency,
        // New jobs are told by NOTIFY; this is for those put back for a while, and for a listener that was cut off.
        pollInterval: 1_000,
        // Without these a job's end is written by a promise that nobody waits for: an outage would end the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
}
