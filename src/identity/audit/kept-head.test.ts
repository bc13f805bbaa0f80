import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Pool } from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import { appendAudit } from './append.ts';
import { signHeads } from './head.ts';
import { keepHead, readKeptHead } from './kept-head.ts';
import { readAuditKey } from './key.ts';
import { newKey, publicOf } from './testing.ts';
import { verifyAudit } from './verify.ts';

async function open() {
  const database = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-head-'));
  const key = readAuditKey(folder);
  const pool = database.connect('hien_dien_identity');
  return {
    owner: database.pool,
    pool,
    folder,
    key,
    file: join(folder, 'audit.head'),
    keep: () => keepHead(pool, { folder, key }),
    verify: () => verifyAudit(pool, { keys: [publicOf(key)], kept: readKeptHead(folder) }),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Entries of one day, an hour apart from 07:00 in Vietnam on. */
async function append(pool: Pool, count: number): Promise<void> {
  await inTransaction(pool, async (trx) => {
    for (let index = 0; index < count; index += 1) {
      const at = Temporal.Instant.from('2026-11-24T00:00:00Z').add({ hours: index });
      await appendAudit(trx, { at, actor: null, act: 'signed-in', object: `account:${index}` });
    }
  });
}

/** As somebody would who may do anything in the database. */
async function tamper(owner: Pool, ...statements: string[]): Promise<void> {
  await inTransaction(owner, async (trx) => {
    await trx.query('alter table identity.audit_entry disable trigger user');
    await trx.query('alter table identity.audit_head disable trigger user');
    for (const statement of statements) await trx.query(statement);
    await trx.query('alter table identity.audit_entry enable trigger user');
    await trx.query('alter table identity.audit_head enable trigger user');
  });
}

test('the end is signed into a file beside the key, again only when something came, for its owner alone', async () => {
  await using house = await open();
  assert.equal(await house.keep(), 'empty');
  assert.equal(readKeptHead(house.folder), null);
  await append(house.pool, 3);
  assert.equal(await house.keep(), 'signed');
  assert.equal(await house.keep(), 'unchanged');
  assert.deepEqual([readKeptHead(house.folder)?.day, readKeptHead(house.folder)?.seq], ['2026-11-24', 3]);
  await append(house.pool, 1);
  assert.equal(await house.keep(), 'signed');
  assert.equal(readKeptHead(house.folder)?.seq, 4);
  assert.equal(statSync(house.file).mode & 0o777, 0o600);
});

test('another process of the same number that is at it too has a file of its own, and nothing is left of either', async () => {
  await using house = await open();
  const others = `${house.file}.${process.pid}`;
  writeFileSync(others, 'half of');
  await append(house.pool, 1);
  assert.equal(await house.keep(), 'signed');
  assert.equal(readFileSync(others, 'utf8'), 'half of');
  rmSync(others);
  assert.deepEqual(readdirSync(house.folder).sort(), ['audit.head', 'audit.key']);
});

test('entries after it are counted with their time, those before it are vouched for', async () => {
  await using house = await open();
  await append(house.pool, 5);
  await house.keep();
  const signed = await house.verify();
  assert.deepEqual([signed.firstBad, signed.heads, signed.lastHead?.seq, signed.unsigned], [null, 0, 5, 0]);
  assert.equal(signed.unsignedSpan, null);
  await append(house.pool, 2);
  const { unsigned, unsignedSpan } = await house.verify();
  assert.equal(unsigned, 2);
  assert.deepEqual(unsignedSpan, {
    from: Temporal.Instant.from('2026-11-24T00:00:00Z'),
    until: Temporal.Instant.from('2026-11-24T01:00:00Z'),
  });
});

test('an end cut off today is found, also where every head in the database went with it', async () => {
  await using house = await open();
  await append(house.pool, 9);
  await inTransaction(house.pool, (trx) => signHeads(trx, { today: '2026-11-25', key: house.key }));
  await append(house.pool, 4);
  await house.keep();
  await tamper(
    house.owner,
    'delete from identity.audit_entry where seq > 7',
    'delete from identity.audit_head',
  );
  const { firstBad } = await house.verify();
  assert.deepEqual([firstBad?.seq, firstBad?.why], [8, 'cut-off']);
});

test('what was cut and filled up again is found, and the file that says so is not written over', async () => {
  await using house = await open();
  await append(house.pool, 6);
  await house.keep();
  const before = readFileSync(house.file, 'utf8');
  await tamper(house.owner, 'delete from identity.audit_entry where seq > 4');
  assert.equal(await house.keep(), 'differs');
  await append(house.pool, 5);
  assert.equal(await house.keep(), 'differs');
  assert.equal(readFileSync(house.file, 'utf8'), before);
  const { firstBad } = await house.verify();
  assert.deepEqual([firstBad?.seq, firstBad?.why], [6, 'head-differs']);
});

test('a file signed by somebody else is no proof', async () => {
  await using house = await open();
  await append(house.pool, 2);
  await keepHead(house.pool, { folder: house.folder, key: { ...newKey(), id: house.key.id } });
  assert.equal((await house.verify()).firstBad?.why, 'head-forged');
});

test('a damaged file is told, not taken for none', async () => {
  await using house = await open();
  writeFileSync(house.file, 'hien-dien audit head 1|2026-11-24|x\n');
  assert.throws(() => readKeptHead(house.folder), { code: 'audit-head-broken' });
  await assert.rejects(house.keep(), { code: 'audit-head-broken' });
});
