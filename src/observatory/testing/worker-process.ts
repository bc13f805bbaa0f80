/**
 * A worker as a process of its own, for tests that kill one. Its options come as JSON in the first argument, what it does
 * goes out as a line of JSON an event; SIGTERM stops it.
 */
import { hostname } from 'node:os';
import type { Target } from '#platform/postgres/pool.ts';
import { type WorkOptions, work } from '../work.ts';

export interface WorkerProcessOptions {
  target: Target;
  workerId: string;
  means: WorkOptions['means'];
  runId?: number;
  asks?: { method: string; vantage: string };
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerProcessOptions;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
await work({
  ...options,
  workerId: `${hostname()}-${options.workerId}`,
  clock: { now: () => Temporal.Now.instant() },
  signal: stop.signal,
  log: (event) => say({ ...event, ...('error' in event ? { error: String(event.error) } : {}) }),
});
say({ kind: 'ended' });
process.exit();
