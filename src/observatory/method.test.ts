import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { selectDomainOn } from './history.ts';
import { selectLastMeasured } from './method.ts';
import { storeResults } from './store.ts';
import { insertNames, insertRun, measured } from './testing/names.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database[Symbol.asyncDispose]());

async function runBy(method: string): Promise<{ id: number; method: string }> {
  const id = await insertRun(database.pool);
  await database.pool.query('update observatory.run set method = $2 where id = $1', [id, method]);
  return { id, method };
}

async function methodOn(name: string, on: string): Promise<string> {
  const found = await selectDomainOn(database.pool, { name, on });
  assert.equal(found.outcome, 'shown');
  if (found.outcome !== 'shown') return '';
  const { method, at } = await selectLastMeasured(database.pool, found.shown.judgementId, on);
  return `${method} ${at}`;
}

test('a name measured again that looks the same was measured by the new method', async () => {
  const [id = 0] = await insertNames(database.pool, ['nhu-cu.vn']);
  const sample = await runBy('dữ liệu mẫu');
  const real = await runBy('hien-dien 1.0');
  const store = (run: typeof sample, at: string) =>
    inTransaction(database.pool, (trx) => storeResults(trx, run, [measured(id, at)]));
  await store(sample, '2025-01-06T01:00:00Z');
  assert.equal(await methodOn('nhu-cu.vn', '2025-01-06'), 'dữ liệu mẫu 2025-01-06T01:00:00Z');
  assert.equal((await store(real, '2025-01-13T17:30:00Z')).unchanged, 1);
  assert.equal(await methodOn('nhu-cu.vn', '2025-01-14'), 'hien-dien 1.0 2025-01-13T17:30:00Z');
  // The day before in Vietnam it had not been measured yet.
  assert.equal(await methodOn('nhu-cu.vn', '2025-01-13'), 'dữ liệu mẫu 2025-01-06T01:00:00Z');
});

test('a try that failed does not lend its method to what was seen before', async () => {
  const [id = 0] = await insertNames(database.pool, ['hong.vn']);
  const old = await runBy('cũ');
  const failing = await runBy('mới');
  await inTransaction(database.pool, (trx) => storeResults(trx, old, [measured(id, '2025-01-06T01:00:00Z')]));
  await inTransaction(database.pool, (trx) =>
    storeResults(trx, failing, [
      {
        kind: 'not-measured',
        domainId: id,
        triedAt: Temporal.Instant.from('2025-01-13T01:00:00Z'),
        fault: 'timeout',
      },
    ]),
  );
  assert.equal(await methodOn('hong.vn', '2025-01-13'), 'cũ 2025-01-06T01:00:00Z');
});
