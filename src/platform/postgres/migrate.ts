/**
 * Migrations: numbered plain `.sql` files, forward only, each in one transaction with its row in the ledger.
 *
 * The row goes in first, and one process at a time holds the advisory lock: a second one waits and then finds everything
 * done. A process that is killed in the middle leaves nothing of its file, and the next start goes on from there.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../problems.ts';
import type { Db } from './db.ts';
import { databaseOf, openClient, type Target } from './pool.ts';

/** The product's own migrations. */
export const defaultMigrations = join(import.meta.dirname, '../../../migrations');

export interface Migration {
  number: number;
  /** `0002_territory.sql`. */
  file: string;
  sha256: string;
  sql: string;
}

export interface AppliedMigration {
  number: number;
  file: string;
  sha256: string;
}

/** A number of our own choosing; advisory locks are per database. */
const migrationLock = 7_310_002;

/**
 * Brings a database to the program's revision, or to `upTo` where a backup wants an older one.
 *
 * @returns the revisions before and after; 0 is an empty database
 * @throws Problem when the database is newer than the program, or an applied file has changed since; Error with the
 *   file's name when a statement fails, with nothing of that file done
 */
export async function migrate(
  target: Target,
  folder = defaultMigrations,
  upTo = Number.POSITIVE_INFINITY,
): Promise<{ from: number; to: number }> {
  const migrations = readMigrations(folder);
  const client = await openClient(target, { applicationName: 'hien-dien migrate' });
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(ledger);
    const applied = await selectApplied(client);
    checkApplied(applied, migrations, databaseOf(target));
    const from = applied.at(-1)?.number ?? 0;
    const due = migrations.filter(({ number }) => number > from && number <= upTo);
    for (const migration of due) {
      await client.query('begin');
      try {
        await client.query('insert into platform.migration (number, name, sha256) values ($1, $2, $3)', [
          migration.number,
          migration.file,
          migration.sha256,
        ]);
        await client.query(migration.sql);
        await client.query('commit');
      } catch (cause) {
        await client.query('rollback').catch(() => {});
        throw new Error(`migration ${migration.file} failed; nothing of it was kept: ${cause}`, { cause });
      }
    }
    return { from, to: due.at(-1)?.number ?? from };
  } finally {
    await client.end().catch(() => {});
  }
}

const ledger = `
  create schema if not exists platform;
  create table if not exists platform.migration (
    number int primary key check (number > 0),
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp(),
    applied_by text not null default session_user
  );`;

/** The revisions in the ledger, oldest first; none where there is no ledger. */
export async function selectApplied(db: Db): Promise<AppliedMigration[]> {
  const { rows: found } = await db.query<{ ledger: string | null }>(
    `select to_regclass('platform.migration')::text as ledger`,
  );
  if (found[0]?.ledger == null) return [];
  const { rows } = await db.query<AppliedMigration>(`
    select number, name as file, sha256
    from platform.migration
    order by number`);
  return rows;
}

/** The folder's migrations in their order. @throws Error on a number that is missing or there twice: our own fault */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1]);
      return { number, file, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  migrations.forEach(({ number, file }, index) => {
    if (number !== index + 1) {
      throw new Error(`migration ${file} should have the number ${String(index + 1).padStart(4, '0')}`);
    }
  });
  return migrations;
}

function checkApplied(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
  database: string,
): void {
  const databaseRevision = applied.at(-1)?.number ?? 0;
  const programRevision = migrations.at(-1)?.number ?? 0;
  if (databaseRevision > programRevision) {
    throw problem('database-newer', { database, databaseRevision, programRevision });
  }
  for (const [index, { file, sha256 }] of applied.entries()) {
    if (migrations[index]?.sha256 !== sha256) throw problem('migration-changed', { database, file });
  }
}
