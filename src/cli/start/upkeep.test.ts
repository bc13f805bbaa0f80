import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { appendAudit, readKeptHead } from '#identity/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import type { Installation } from '#web/index.ts';
import { startUpkeep } from './upkeep.ts';

const now = Temporal.Instant.from('2026-11-26T02:00:00Z');

async function open(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const database = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-upkeep-'));
  const identity = database.connect('hien_dien_identity');
  const told: string[] = [];
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      told.push(String(chunk));
      done();
    },
  });
  const services = {
    identity,
    installation: { dataFolder: folder } as Installation,
    now: () => now,
    database: 'main' as 'main' | 'sample',
  };
  return {
    owner: database.pool,
    identity,
    folder,
    told,
    services,
    start: () => startUpkeep({ stderr }, () => ({ ...services })),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

const act = (pool: Pool) =>
  inTransaction(pool, (trx) => appendAudit(trx, { at: now, actor: null, act: 'signed-in' }));

/** Until it is so: the work was begun by a timer and nobody hands its promise out. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate();
}

test('the audit’s end is signed each minute while the web runs, and once more when it ends', {
  timeout: 60_000,
}, async (t) => {
  await using house = await open(t);
  const signed = () => readKeptHead(house.folder)?.seq;
  await act(house.identity);
  const upkeep = house.start();
  await until(() => signed() === 1);
  await act(house.identity);
  await act(house.identity);
  // A minute that comes while the one before is still under way adds nothing.
  await until(() => {
    t.mock.timers.tick(60_000);
    return signed() === 3;
  });
  await act(house.identity);
  await upkeep[Symbol.asyncDispose]();
  assert.equal(signed(), 4);
  assert.deepEqual(house.told, []);
});

test('that the audit was cut is told once, and its kept end stays', { timeout: 60_000 }, async (t) => {
  await using house = await open(t);
  await act(house.identity);
  await act(house.identity);
  await house.start()[Symbol.asyncDispose]();
  await house.owner.query(`
    alter table identity.audit_entry disable trigger user;
    delete from identity.audit_entry where seq = 2`);
  const upkeep = house.start();
  await until(() => house.told.length > 0);
  await upkeep[Symbol.asyncDispose]();
  assert.deepEqual(house.told, [
    'upkeep: the audit does not hold the entry that audit.head was signed over; see: hien-dien audit verify\n',
  ]);
  assert.equal(readKeptHead(house.folder)?.seq, 2);
});

test('the sample, which is made anew at will, has no kept end', { timeout: 60_000 }, async (t) => {
  await using house = await open(t);
  house.services.database = 'sample';
  await act(house.identity);
  await house.start()[Symbol.asyncDispose]();
  assert.equal(readKeptHead(house.folder), null);
});
