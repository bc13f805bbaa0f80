/**
 * `hien-dien backup FILE` and `restore FILE`: the database as one file, and back into an empty one.
 */
import { formatBytes, formatInteger } from '#platform/format.ts';
import { backup } from '#platform/postgres/backup.ts';
import { createDatabaseIfMissing } from '#platform/postgres/create-database.ts';
import { databaseOf } from '#platform/postgres/pool.ts';
import { restore } from '#platform/postgres/restore.ts';
import { secretFile } from '#platform/secret.ts';
import { chosenDatabase, openServer } from '../database.ts';
import type { Host } from '../host.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

export function backupCommand(given: Given, host: Host): Promise<number> {
  return withDatabase(given, host, null, async ({ target }) => {
    const path = given.operands[0] ?? '';
    const { manifest, bytes } = await backup(target, path, { program: host.version, now: host.now() });
    const rows = rowsOf(manifest);
    const tables = manifest.tables.length;
    const n = (value: number) => formatInteger(value, given.language);
    const size = formatBytes(bytes, given.language);
    host.stdout.write(
      given.language === 'vi'
        ? `Đã sao lưu ${n(tables)} bảng, ${n(rows)} dòng vào ${path} (${size}).\nTệp khóa ${secretFile} không nằm trong đó: hãy giữ một bản sao của nó ở nơi khác.\n`
        : `Backed up ${n(tables)} tables, ${n(rows)} rows into ${path} (${size}).\nThe key file ${secretFile} is not in it: keep a copy of it elsewhere.\n`,
    );
    return 0;
  });
}

/** The database must be there and empty, or not there yet; it is not migrated first: the backup says its revision. */
export async function restoreCommand(given: Given, host: Host): Promise<number> {
  await using server = await openServer(host);
  const target = server.target(chosenDatabase(given, host));
  await createDatabaseIfMissing(server.admin, databaseOf(target));
  const path = given.operands[0] ?? '';
  const { manifest } = await restore(target, path);
  const rows = rowsOf(manifest);
  const tables = manifest.tables.length;
  const n = (value: number) => formatInteger(value, given.language);
  host.stdout.write(
    given.language === 'vi'
      ? `Đã phục hồi ${n(tables)} bảng, ${n(rows)} dòng từ ${path}; số dòng và mã băm đều khớp.\n`
      : `Restored ${n(tables)} tables, ${n(rows)} rows from ${path}; row counts and hashes agree.\n`,
  );
  return 0;
}

function rowsOf({ tables }: { tables: readonly { rows: number }[] }): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
