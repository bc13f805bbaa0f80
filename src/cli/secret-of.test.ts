import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import type { Host } from './host.ts';
import { secretOf } from './secret-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'hien-dien-secret-of-'));
after(() => rmSync(folder, { recursive: true }));

const hostIn = (dataFolder: string) => ({ settings: { dataFolder } }) as Host;

test('a database knows the key it was made with again, and refuses another', async () => {
  await using database = await openTestDatabase();
  const app = database.connect('hien_dien_app');
  const first = await secretOf(app, hostIn(join(folder, 'here')));
  assert.deepEqual(await secretOf(app, hostIn(join(folder, 'here'))), first);
  await assert.rejects(secretOf(app, hostIn(join(folder, 'elsewhere'))), { code: 'secret-differs' });
});
