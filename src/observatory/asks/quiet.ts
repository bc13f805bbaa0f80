/**
 * Who measures on being asked while no run is open: one process at a time, so that remote hosts see one crew within its
 * budgets. A run's workers hold the same lock together, and none of them begins before that one has let go; it does within
 * a second or two of the run's beginning, and what it had not finished is measured by them.
 */
import { openClient, type Target } from '#platform/postgres/pool.ts';
import { pause, within } from '#platform/wait.ts';

export interface Quiet extends AsyncDisposable {
  /** Aborted when the connection, and with it the lock, is lost. */
  lost: AbortSignal;
}

const lockName = 'observatory.asks without a run';

/** For the one process. @returns null when another has it, or workers of a run are not gone yet */
export async function takeQuiet(target: Target, role: string): Promise<Quiet | null> {
  const client = await openClient(target, { applicationName: 'hien-dien worker asks', role });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  const end = async () => {
    await within(1_000, client.end()).catch(() => {});
  };
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [lockName],
    );
    if (rows[0]?.taken) return { lost: lost.signal, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
  await end();
  return null;
}

/** For a worker of a run, on the connection of its slot. @returns false when told to stop before it was quiet */
export async function shareQuiet(
  client: { query(text: string, values: unknown[]): Promise<{ rows: { taken: boolean }[] }> },
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const { rows } = await client.query(
      'select pg_try_advisory_lock_shared(hashtextextended($1, 0)) as taken',
      [lockName],
    );
    if (rows[0]?.taken) return true;
    await pause(200, signal);
  }
  return false;
}
