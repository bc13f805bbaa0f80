/**
 * Being there: one connection that holds the presence lock shared, so that the keeper does not stop the server under us.
 * It keeps no process alive and costs one backend.
 */
import type pg from 'pg';
import { openClient } from '../pool.ts';
import { superuser } from './cluster.ts';
import type { Endpoint } from './endpoint.ts';

/** A number of our own choosing; advisory locks are per database, and this one is taken in `postgres`. */
export const presenceLock = 7_310_001;

/**
 * @throws the driver's error when no server answers (ENOENT, ECONNREFUSED), when it is starting or stopping (57P03), or
 *   when it stops while we wait (57P01)
 */
export async function becomePresent(endpoint: Pick<Endpoint, 'socketFolder' | 'port'>): Promise<pg.Client> {
  const { socketFolder, port } = endpoint;
  const client = await openClient(
    { socketFolder, port, user: superuser, database: 'postgres' },
    { applicationName: 'hien-dien presence' },
  );
  try {
    await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  (client as unknown as { unref(): void }).unref();
  return client;
}
