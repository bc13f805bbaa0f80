/**
 * An import in a process of its own, for a test that kills it: target as JSON, kind, file.
 */
import { openPool, type Target } from '#platform/postgres/pool.ts';
import { importList } from '../imports/import.ts';
import type { KindId } from '../imports/kind.ts';
import { now, secret } from './lists.ts';

const [target = '', kind = '', file = ''] = process.argv.slice(2);
const pool = openPool(JSON.parse(target) as Target, {
  applicationName: 'killed import',
  role: 'hien_dien_app',
});
await importList(pool, { kind: kind as KindId, file, asOf: '2026-06-30', secret, by: 'test', now });
await pool.end();
