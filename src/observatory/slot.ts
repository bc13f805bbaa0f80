/**
 * A worker's slot in a run: the right to one part of the budgets towards remote hosts.
 *
 * A slot is a session lock on a connection of its own, so the server takes it back when the process dies, is cut off, or
 * leaves. Who has lost it finishes what is begun and takes no further batch.
 */
import { openClient, type Target } from '#platform/postgres/pool.ts';
import { within } from './wait.ts';

export interface Slot extends AsyncDisposable {
  /** From 1. */
  number: number;
  /** Aborted when the connection, and with it the slot, is lost. */
  lost: AbortSignal;
}

/** @returns null when all slots of the run are taken. @throws what the driver throws when the database cannot be reached */
export async function takeSlot(
  target: Target,
  { role, runId, slots }: { role: string; runId: number; slots: number },
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
      if (rows[0]?.taken) return { number, lost: lost.signal, [Symbol.asyncDispose]: end };
    }
  } catch (error) {
    await end();
    throw error;
  }
  await end();
  return null;
}
