import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { selectDomainOn, selectHistory } from './history.ts';
import type { Result } from './result.ts';
import { storeResults } from './store.ts';
import { insertNames, insertRun, measured } from './testing/names.ts';

let database: TestDatabase;
let run: { id: number; method: string };
before(async () => {
  database = await openTestDatabase();
  run = { id: await insertRun(database.pool), method: 'test' };
  const [id] = await insertNames(database.pool, ['quan.vn']);
  const parked = { state: 'parked', presence: 'placeholder', trusted: false } as const;
  await store(measured(id!, '2025-01-10T10:00:00+07:00', parked));
  await store(measured(id!, '2025-01-17T10:00:00+07:00', parked));
  await store(measured(id!, '2025-01-24T23:59:59+07:00'));
  await store({
    kind: 'not-measured',
    domainId: id!,
    triedAt: Temporal.Instant.from('2025-01-31T10:00:00+07:00'),
    fault: 'timeout',
  });
});
after(() => database[Symbol.asyncDispose]());

const store = (...results: Result[]) =>
  inTransaction(database.pool, (trx) => storeResults(trx, run, results));
async function on(day: string, name = 'quan.vn') {
  const found = await selectDomainOn(database.pool, { name, on: day });
  return found.outcome === 'shown' ? [found.shown.state, found.ageDays] : found.outcome;
}

test('before it was first seen a name showed nothing that we know of', async () => {
  assert.equal(await on('2025-01-09'), 'not-seen');
  const found = await selectDomainOn(database.pool, { name: 'quan.vn', on: '2025-01-09' });
  assert.equal(found.outcome === 'not-seen' && found.firstSeen?.toString(), '2025-01-10T03:00:00Z');
});

test('a name that no list has is another answer', async () => {
  assert.equal(await on('2025-01-10', 'la.vn'), 'not-known');
});

test('a day shows what was seen by its end in Viet Nam, with the age of what was not seen on it', async () => {
  assert.deepEqual(await on('2025-01-10'), ['parked', 0]);
  assert.deepEqual(await on('2025-01-14'), ['parked', 0]);
  assert.deepEqual(await on('2025-01-17'), ['parked', 0]);
  assert.deepEqual(await on('2025-01-23'), ['parked', 6]);
  assert.deepEqual(await on('2025-01-24'), ['active', 0]);
  assert.deepEqual(await on('2025-02-03'), ['active', 10]);
});

test('who held the name comes from the day asked for', async () => {
  const [id] = await insertNames(database.pool, ['doi-chu.vn']);
  await database.pool.query(
    `with owner as (
      insert into registry.subject (kind, name, legal_basis) values
        ('household', 'Quán A', 'test'), ('enterprise', 'Công ty B', 'test') returning id, name
    )
    insert into registry.holding (domain_id, subject_id, valid, evidence)
    select $1, id, case name when 'Quán A' then '[2025-01-01,2025-03-01)' else '[2025-03-01,)' end::daterange,
      'declared'
    from owner`,
    [id],
  );
  const holderOn = async (day: string) => {
    const found = await selectDomainOn(database.pool, { name: 'doi-chu.vn', on: day });
    return found.outcome === 'not-known' ? undefined : found.domain.holder?.name;
  };
  assert.equal(await holderOn('2025-02-28'), 'Quán A');
  assert.equal(await holderOn('2025-03-01'), 'Công ty B');
  assert.equal(await holderOn('2024-12-31'), undefined);
});

test('the history has every interval, every event and the tries since', async () => {
  const history = (await selectHistory(database.pool, 'quan.vn'))!;
  assert.deepEqual(
    history.intervals.map(({ state, since, lastSeen }) => [state, since.toString(), lastSeen.toString()]),
    [
      ['parked', '2025-01-10T03:00:00Z', '2025-01-17T03:00:00Z'],
      ['active', '2025-01-24T16:59:59Z', '2025-01-24T16:59:59Z'],
    ],
  );
  assert.deepEqual(
    history.events.map(({ kind }) => kind),
    ['became-website', 'trust-gained'],
  );
  assert.deepEqual([history.failures, history.lastFault], [1, 'timeout']);
  assert.equal(await selectHistory(database.pool, 'la.vn'), null);
});
