/**
 * A backup: everything of ours in one file, as it was at one moment, readable by any server (restore.ts).
 *
 * Logical, table by table as COPY text inside one repeatable-read snapshot, so work goes on meanwhile. Left out: jobs
 * (planned anew), staging tables, and whatever the migrations make.
 */
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { problem, systemCode } from '../problems.ts';
import {
  type BackupHeader,
  type FrameWriter,
  type Manifest,
  pieceBytes,
  type TableEnd,
  writeFrames,
} from './backup-file.ts';
import { notOfExtension, type OurTable, ourSchema, selectTables } from './catalogue.ts';
import { selectApplied } from './migrate.ts';
import { openClient, type Target } from './pool.ts';

/** What the system says of a file; codes of connections are not among them, those of PostgreSQL begin with a digit. */
const fileTrouble = new Set(
  'EACCES EDQUOT EFBIG EIO EISDIR ENAMETOOLONG ENOENT ENOSPC ENOTDIR EPERM EROFS'.split(' '),
);

/** The ledger is written by migrating, not by restoring. */
export const ledgerTable = 'platform.migration';

/** Values as text must not depend on the session; a scan that joins another midway would change the order of rows. */
const session = `
  set session characteristics as transaction isolation level repeatable read, read only;
  set extra_float_digits = 1;
  set bytea_output = 'hex';
  set synchronize_seqscans = off;
  set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0;`;

/**
 * Writes the backup to `path.part` and renames it when it is whole and on the disk. Only the owner may read it.
 *
 * @param program name and version of the writer, for people
 * @returns what the manifest says
 * @throws Problem when the file cannot be written; a policy that would hide rows from the login is an error of ours
 */
export async function backup(
  target: Target,
  path: string,
  options: { program: string; now: Temporal.Instant },
): Promise<{ header: BackupHeader; manifest: Manifest; bytes: number }> {
  const part = `${path}.part`;
  const client = await openClient(target, { applicationName: 'hien-dien backup' });
  try {
    await rm(part, { force: true });
    const file = await open(part, 'wx', 0o600);
    try {
      const written = await writeBackup(client, await writeFrames(file), options);
      const { size } = await file.stat();
      await file.close();
      await rename(part, path);
      return { ...written, bytes: size };
    } catch (error) {
      await file.close().catch(() => {});
      await rm(part, { force: true });
      throw error;
    }
  } catch (error) {
    const reason = systemCode(error);
    throw fileTrouble.has(reason) ? problem('backup-unwritable', { path, reason }) : error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function writeBackup(
  client: pg.Client,
  writer: FrameWriter,
  { program, now }: { program: string; now: Temporal.Instant },
): Promise<{ header: BackupHeader; manifest: Manifest }> {
  await client.query(session);
  await client.query('begin');
  await checkAllRowsSeen(client);
  const header: BackupHeader = {
    program,
    takenAt: now.toString(),
    migrations: await selectApplied(client),
  };
  await writer.write({ kind: 'H', value: header });
  const tables: TableEnd[] = [];
  for (const table of await selectTables(client)) {
    if (table.name !== ledgerTable) tables.push(await writeTable(client, writer, table));
  }
  const manifest = { tables, sequences: await selectSequences(client) };
  await writer.write({ kind: 'M', value: manifest });
  await client.query('commit');
  await writer.finish();
  return { header, manifest };
}

/**
 * Row security is forced on the owner too, who passes by a policy without condition. `row_security = off` would refuse also
 * then, so this asks for it: a backup that leaves rows out without a word is none.
 */
async function checkAllRowsSeen(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ hidden: string | null }>(`
    select string_agg(format('%I.%I', nspname, relname), ', ' order by nspname, relname) as hidden
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p')
      and ${ourSchema('nspname')}
      and row_security_active(pg_class.oid)
      and (
        not exists (
          select
          from pg_policy
          where polrelid = pg_class.oid
            and polpermissive
            and polcmd in ('*', 'r')
            and pg_get_expr(polqual, polrelid) = 'true'
            and exists (select from unnest(polroles) as role where role = 0 or pg_has_role(role, 'usage'))
        )
        or exists (select from pg_policy where polrelid = pg_class.oid and not polpermissive)
      )`);
  const hidden = rows[0]?.hidden;
  if (hidden != null) throw new Error(`row security may hide rows of ${hidden} from this login`);
}

async function writeTable(client: pg.Client, writer: FrameWriter, table: OurTable): Promise<TableEnd> {
  const { name, columns } = table;
  await writer.write({ kind: 'T', value: { table: name, columns } });
  const stream = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
  const hash = createHash('sha256');
  let bytes = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const flush = async (): Promise<void> => {
    if (heldBytes > 0) await writer.write({ kind: 'D', value: Buffer.concat(held) });
    held = [];
    heldBytes = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes >= pieceBytes) await flush();
  }
  await flush();
  const end = { table: name, rows: stream.rowCount, bytes, sha256: hash.digest('hex') };
  await writer.write({ kind: 'E', value: end });
  return end;
}

/** A sequence is not of the snapshot: it may be ahead of the rows, never behind. */
async function selectSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows: found } = await client.query<{ sequence: string }>(`
    select format('%I.%I', nspname, relname) as sequence
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'S'
      and relpersistence = 'p'
      and ${ourSchema('nspname')}
      and ${notOfExtension('pg_class', 'pg_class.oid')}
    order by nspname collate "C", relname collate "C"`);
  const sequences: Manifest['sequences'] = [];
  for (const { sequence } of found) {
    const { rows } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${sequence}`,
    );
    sequences.push({ sequence, ...rows[0]! });
  }
  return sequences;
}
