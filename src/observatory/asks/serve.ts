/**
 * Serving what is asked for: with the crew of a run while this process has a slot of it, with a crew made for it while no
 * run is open. Both answer the same jobs; which of them runs where is decided by locks (quiet.ts).
 */
import type { Pool } from 'pg';
import type { CrewOptions } from '#measurement/index.ts';
import { serveJobs } from '#platform/jobs/serve.ts';
import type { Target } from '#platform/postgres/pool.ts';
import { pause } from '#platform/wait.ts';
import { type AskMeans, createAskTask } from './measure.ts';
import { takeQuiet } from './quiet.ts';
import type { Manner } from './run-of-the-day.ts';
import { createSpareCrew } from './spare-crew.ts';

export interface AskServing extends Omit<AskMeans, 'pool' | 'crew' | 'manner'> {
  target: Target;
  role: string;
  /** How this process measures; the profile is the crew's. */
  manner: Pick<Manner, 'method' | 'vantage'>;
  onTrouble(error: unknown): void;
}

/** Names asked for at once: more would only share the budgets of the same few hosts. */
const asksAtOnce = 4;

/** Until the signal comes. */
export async function serveAsks(
  serving: AskServing,
  pool: Pool,
  { profile, crew, signal }: Pick<AskMeans, 'crew'> & Pick<Manner, 'profile'> & { signal: AbortSignal },
): Promise<void> {
  const { target, role, onTrouble, manner } = serving;
  const task = createAskTask({ ...serving, pool, manner: { ...manner, profile }, crew });
  await serveJobs({ target, role, tasks: [task], concurrency: asksAtOnce, signal, onTrouble });
}

/** Until a run is open, the lock is lost, or the signal comes. Returns at once when another process serves. */
export async function serveQuiet(
  serving: AskServing,
  pool: Pool,
  {
    means,
    runIsOpen,
    signal,
  }: {
    means: Pick<CrewOptions, 'rootHints' | 'trustAnchors' | 'ca' | 'allowNetworks' | 'origins'>;
    runIsOpen(): Promise<boolean>;
    signal: AbortSignal;
  },
): Promise<void> {
  await using quiet = await takeQuiet(serving.target, serving.role);
  if (quiet === null) return;
  const profile = 'full';
  await using spare = createSpareCrew({
    ...means,
    profile,
    language: 'vi',
    keepObservation: true,
    workers: 1,
  });
  const end = new AbortController();
  const any = AbortSignal.any([signal, quiet.lost, end.signal]);
  any.addEventListener('abort', () => spare.interrupt());
  const served = serveAsks(serving, pool, { profile, crew: () => spare.take(), signal: any });
  while (!any.aborted) {
    await pause(1_000, any);
    if (!any.aborted && (await runIsOpen())) end.abort();
  }
  await served;
}
