/**
 * Who serves the queue is there as long as it holds a lock by its name: the server takes the lock back when the process
 * dies or is cut off, and whoever gets it then knows that the jobs locked under that name are nobody's.
 *
 * No clock decides this, so a job of a killed process is free again seconds later and that of a slow one never is.
 */
import { openClient, type Target } from '../postgres/pool.ts';
import { within } from '../wait.ts';

export interface Presence extends AsyncDisposable {
  /** Aborted when the connection, and with it every name, is lost. */
  lost: AbortSignal;
  /** Says that jobs locked under this name are ours. */
  take(name: string): Promise<void>;
  /** Frees jobs of these tasks that are locked under names nobody holds. @returns those names */
  freeJobsOfTheDead(tasks: readonly string[]): Promise<string[]>;
}

/**
 * A name is held a moment after its first job may be locked: jobs younger than this are let be. Found by trial; the moment
 * is one round trip to the server.
 */
const youngSeconds = 3;
const lockOf = (name: string) => `hien-dien jobs ${name}`;

/** @throws what the driver throws when the database cannot be reached */
export async function openPresence(target: Target, role: string): Promise<Presence> {
  const client = await openClient(target, { applicationName: 'hien-dien jobs presence', role });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  const ours = new Set<string>();
  return {
    lost: lost.signal,
    async take(name) {
      ours.add(name);
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockOf(name)]);
    },
    async freeJobsOfTheDead(tasks) {
      const { rows } = await client.query<{ name: string }>(
        `
        select distinct locked_by as name
        from graphile_worker.jobs
        where task_identifier = any($1::text[])
          and locked_at < now() - make_interval(secs => $2)`,
        [tasks, youngSeconds],
      );
      const dead: string[] = [];
      for (const { name } of rows) {
        if (ours.has(name)) continue;
        const { rows: got } = await client.query<{ free: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as free',
          [lockOf(name)],
        );
        if (!got[0]?.free) continue;
        await client.query('select graphile_worker.force_unlock_workers(array[$1::text])', [name]);
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(name)]);
        dead.push(name);
      }
      return dead;
    },
    async [Symbol.asyncDispose]() {
      await within(1_000, client.end()).catch(() => {});
    },
  };
}
