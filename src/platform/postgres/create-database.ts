/**
 * A database of its own on a server: UTF-8, ordered as Vietnamese is, whatever the server's default.
 */
import { systemCode } from '../problems.ts';
import { openClient, type Target } from './pool.ts';

/**
 * @param admin any other database of the server, by a login that may create databases
 * @returns whether it was made now
 */
export async function createDatabaseIfMissing(admin: Target, name: string): Promise<boolean> {
  const client = await openClient(admin, { applicationName: 'hien-dien create database' });
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length > 0) return false;
    await client.query(createDatabaseSql(name));
    return true;
  } catch (error) {
    // Somebody else made it between the look and the statement: duplicate_database, or the catalogue's unique index.
    if (['42P04', '23505'].includes(systemCode(error))) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** From template0, for template1 may hold whatever somebody put there. */
export function createDatabaseSql(name: string): string {
  return `
    create database ${quoteName(name)}
      template template0
      encoding 'UTF8'
      locale 'C.UTF-8'
      locale_provider icu
      icu_locale 'vi'`;
}

/** An identifier as SQL wants it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
