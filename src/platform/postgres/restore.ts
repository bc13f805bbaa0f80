/**
 * A restore: a backup's rows in an empty database of any server, by an ordinary owner.
 *
 * The file is read twice: once against its hash before anything is touched, once to load. Loading is one transaction, so a
 * restore that is killed leaves an empty database with a schema, and can be run again. Foreign keys, keys and indexes are
 * taken off and put back at the end, where PostgreSQL checks and builds them a table at a time; who is not a superuser
 * cannot switch foreign keys off, and the tables have no order in which they would all hold.
 */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { problem } from '../problems.ts';
import { ledgerTable } from './backup.ts';
import {
  type BackupHeader,
  checkBackup,
  type Frame,
  type Manifest,
  readFrames,
  type TableEnd,
  type TableHeader,
} from './backup-file.ts';
import { type OurTable, ourSchema, selectTables } from './catalogue.ts';
import { defaultMigrations, migrate, readMigrations, selectApplied } from './migrate.ts';
import { databaseOf, openClient, type Target } from './pool.ts';
import { putBackGuards, takeOffGuards } from './restore-guards.ts';

/**
 * Restores a backup and brings the database to the program's revision.
 *
 * @throws Problem when the file is damaged or of a newer program, or the database holds rows; Error when what was loaded is
 *   not what the manifest says, with nothing kept
 */
export async function restore(
  target: Target,
  path: string,
  folder = defaultMigrations,
): Promise<{ header: BackupHeader; manifest: Manifest }> {
  const { header, manifest } = await checkBackup(path);
  const revision = checkMigrations(path, header, folder);
  await checkEmpty(target, revision);
  await migrate(target, folder, revision);
  const client = await openClient(target, { applicationName: 'hien-dien restore' });
  try {
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
    await client.query('begin');
    // A second restore, or a program that starts to write, waits here and then finds rows.
    await client.query(`lock table ${ledgerTable} in share row exclusive mode`);
    const tables = await selectTables(client);
    await refuseRows(client, target, tables);
    const guards = await takeOffGuards(client);
    await load(client, path, manifest, tables);
    await setSequences(client, path, manifest);
    await putBackGuards(client, guards);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end().catch(() => {}); // what is not committed by now is rolled back by the server
  }
  await migrate(target, folder);
  return { header, manifest };
}

/** @returns the revision the backup is of */
function checkMigrations(path: string, { migrations }: BackupHeader, folder: string): number {
  const known = readMigrations(folder);
  const backupRevision = migrations.at(-1)?.number ?? 0;
  const programRevision = known.at(-1)?.number ?? 0;
  if (backupRevision > programRevision) {
    throw problem('backup-newer', { path, backupRevision, programRevision });
  }
  for (const [index, { file, sha256 }] of migrations.entries()) {
    if (known[index]?.sha256 !== sha256) throw problem('backup-other-migrations', { path, file });
  }
  return backupRevision;
}

/** Before migrating: a database that is refused is left as it was. */
async function checkEmpty(target: Target, backupRevision: number): Promise<void> {
  const client = await openClient(target, { applicationName: 'hien-dien restore' });
  try {
    await refuseRows(client, target, await selectTables(client));
    const databaseRevision = (await selectApplied(client)).at(-1)?.number ?? 0;
    if (databaseRevision > backupRevision) {
      throw problem('restore-too-new', { database: databaseOf(target), databaseRevision, backupRevision });
    }
  } finally {
    await client.end();
  }
}

async function refuseRows(client: pg.Client, target: Target, tables: readonly OurTable[]): Promise<void> {
  const filled: string[] = [];
  for (const { name } of tables) {
    if (name === ledgerTable) continue;
    const { rows } = await client.query(`select exists (select from ${name}) as filled`);
    if (rows[0].filled) filled.push(name);
  }
  if (filled.length > 0) {
    throw problem('restore-not-empty', { database: databaseOf(target), tables: filled.slice(0, 3) });
  }
}

/**
 * Every table of the file, each held against what its end and the manifest say.
 *
 * A file's hash has no key: anybody can write one that is whole. So what is executed comes from the catalogue alone, and the
 * file may only name what stands there.
 */
async function load(
  client: pg.Client,
  path: string,
  manifest: Manifest,
  tables: readonly OurTable[],
): Promise<void> {
  const frames = readFrames(path);
  const loaded: TableEnd[] = [];
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (next.value.kind !== 'T') continue;
    const header: TableHeader = next.value.value;
    const table = tables.find(({ name }) => name === header.table);
    if (!table || JSON.stringify(table.columns) !== JSON.stringify(header.columns)) {
      throw problem('backup-damaged', { path, reason: 'changed' });
    }
    loaded.push(await loadTable(client, frames, table));
  }
  const wrong = manifest.tables.find(
    (wanted, index) => JSON.stringify(wanted) !== JSON.stringify(loaded[index]),
  );
  if (wrong !== undefined || loaded.length !== manifest.tables.length) {
    throw new Error(`restoring ${path}: ${wrong?.table ?? 'a table'} is not what the manifest says`);
  }
}

async function loadTable(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  { name, columns }: OurTable,
): Promise<TableEnd> {
  const hash = createHash('sha256');
  let bytes = 0;
  // Not `for await`: leaving such a loop would close the reader, and the next table is still in it.
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for (let next = await frames.next(); !next.done && next.value.kind === 'D'; next = await frames.next()) {
      hash.update(next.value.value);
      bytes += next.value.value.length;
      yield next.value.value;
    }
  };
  const stream = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
  await pipeline(pieces, stream);
  return { table: name, rows: stream.rowCount, bytes, sha256: hash.digest('hex') };
}

/** Only sequences of our own tables, by the catalogue's names. */
async function setSequences(client: pg.Client, path: string, { sequences }: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', nspname, relname) as name
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'S'
      and ${ourSchema('nspname')}`);
  const known = new Set(rows.map(({ name }) => name));
  for (const { sequence, lastValue, isCalled } of sequences) {
    if (!known.has(sequence)) throw problem('backup-damaged', { path, reason: 'changed' });
    await client.query('select setval($1::regclass, $2::bigint, $3)', [sequence, lastValue, isCalled]);
  }
}
