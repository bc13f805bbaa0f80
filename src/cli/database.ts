/**
 * The database of a command: which one is meant, its server running, its schema and facts up to date.
 *
 * There are two: the province's own (`main`) and the sample. Which one commands use is kept in the data folder, so that
 * after `sample load` every command speaks of the sample until `database use main`.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createDatabaseIfMissing } from '#platform/postgres/create-database.ts';
import { startEmbedded } from '#platform/postgres/embedded/start.ts';
import { defaultMigrations, migrate } from '#platform/postgres/migrate.ts';
import { databaseOf, openPool, type Target, withDatabase } from '#platform/postgres/pool.ts';
import { problem, systemCode } from '#platform/problems.ts';
import type { Given } from './commands/given.ts';
import type { Host } from './host.ts';
import { prepareFacts } from './prepare.ts';
import { oneOf } from './read-arguments.ts';

export const databaseNames = ['main', 'sample'] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** What a command may do; null is the owner, who may everything. */
export type Role = 'hien_dien_app' | 'hien_dien_worker' | 'hien_dien_auditor' | null;

export interface OpenDatabase extends AsyncDisposable {
  name: DatabaseName;
  /** Connections of this command in its role. */
  pool: Pool;
  /** For those who open connections of their own. */
  target: Target;
}

/** Which database a command means: `--database`, else the one in use. @throws Problem for any other word */
export function chosenDatabase(given: Given, host: Host): DatabaseName {
  const word = given.values.get('database')?.[0];
  return word === undefined ? databaseInUse(host) : oneOf('--database', word, databaseNames);
}

/** The database that commands use until told otherwise. */
export function databaseInUse(host: Host): DatabaseName {
  try {
    return readFileSync(inUseFile(host), 'utf8').trim() === 'sample' ? 'sample' : 'main';
  } catch {
    return 'main';
  }
}

export function chooseDatabase(host: Host, name: DatabaseName): void {
  mkdirSync(host.settings.dataFolder, { recursive: true, mode: 0o700 });
  const path = inUseFile(host);
  writeFileSync(`${path}.new`, `${name}\n`);
  renameSync(`${path}.new`, path);
}

function inUseFile(host: Host): string {
  return join(host.settings.dataFolder, 'database-in-use');
}

/**
 * Opens the database of a command: starts the embedded server where no DATABASE_URL is given, makes the database where it
 * is missing, migrates it and loads this build's facts.
 *
 * @param name as `chosenDatabase` says
 * @throws Problem when the server cannot be reached or started, or the database is newer than this build
 */
export async function openDatabase(host: Host, name: DatabaseName, role: Role): Promise<OpenDatabase> {
  const server = await openServer(host);
  try {
    const target = server.target(name);
    await createDatabaseIfMissing(server.admin, databaseOf(target));
    await migrate(target, defaultMigrations);
    await prepareFacts(target);
    return withPool(server, name, target, role);
  } catch (error) {
    await server[Symbol.asyncDispose]();
    if (host.settings.databaseUrl !== null && entryFaults.has(systemCode(error))) {
      throw problem('database-unreachable', { reason: systemCode(error) });
    }
    throw error;
  }
}

/**
 * Faults of the way to a server, not of what is asked there: no host, no server, no such login or database, no right to make
 * one. The driver's own message may name the host and is left out.
 */
const entryFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOENT',
  'ERR_INVALID_URL',
  '28000',
  '28P01',
  '3D000',
  '42501',
]);

function withPool(server: Server, name: DatabaseName, target: Target, role: Role): OpenDatabase {
  const pool = openPool(target, {
    applicationName: 'hien-dien',
    ...(role === null ? {} : { role }),
    max: 6,
  });
  return {
    name,
    pool,
    target,
    async [Symbol.asyncDispose]() {
      await pool.end();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A server that runs for as long as this is held. */
export interface Server extends AsyncDisposable {
  target(name: DatabaseName): Target;
  /** A database that is there in any case, from which others are made. */
  admin: Target;
}

export async function openServer(host: Host): Promise<Server> {
  const { databaseUrl, dataFolder, runtimeFolder } = host.settings;
  if (databaseUrl !== null) {
    const main: Target = { connectionString: databaseUrl };
    const sample = withDatabase(main, `${databaseOf(main)}_sample`);
    return {
      admin: withDatabase(main, 'postgres'),
      target: (name) => (name === 'main' ? main : sample),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const server = await startEmbedded({
    dataFolder: join(dataFolder, 'postgres'),
    ...(runtimeFolder === null ? {} : { runtimeFolder }),
  });
  return {
    admin: server.connectionFor('postgres'),
    target: (name) => server.connectionFor(name === 'main' ? 'hien_dien' : 'hien_dien_sample'),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
