/**
 * A worker's slot in a run: the right to one part of the budgets towards remote hosts.
 *
 * A slot is a session lock on a connection of its own, so the server takes it back when the process dies, is cut off, or
 * leaves. Who has lost it finishes what is begun and takes no further batch.
 */
import { openClient, type Target } from '#platform/postgres/pool.ts';
import { within } from '#platform/wait.ts';
import { shareQuiet } from './asks/quiet.ts';

export interface Slot extends AsyncDisposable {
  /** From 1. */
  number: number;
  /** Aborted when the connection, and with it the slot, is lost. */
  lost: AbortSignal;
}

/**
 * Waits, once it has a slot, until nobody measures on being asked outside the run.
 *
 * @returns null when all slots of the run are taken, or the signal came first
 * @throws what the driver throws when the database cannot be reached
 */
export async function takeSlot(
  target: Target,
  { role, runId, slots, signal }: { role: string; runId: number; slots: number; signal: AbortSignal },
): Promise<Slot | null> {
  const client = await openClient(target, { applicationName: 'hien-dien worker slot', role });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  const end = async () => {
    await within(1_000, client.end()).catch(() => {});
  };
  try {
    for (let number = 1; number <= slots; number += 1) {
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
        [`observatory.run ${runId} slot ${number}`],
      );
      if (!rows[0]?.taken) continue;
      if (await shareQuiet(client, AbortSignal.any([signal, lost.signal]))) {
        return { number, lost: lost.signal, [Symbol.asyncDispose]: end };
      }
      break;
    }
  } catch (error) {
    await end();
    throw error;
  }
  await end();
  return null;
}
