import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { type PlanRequest, selectDue } from './plan.ts';
import type { Result } from './result.ts';
import { storeResults } from './store.ts';
import { insertNames, insertRun, measured } from './testing/names.ts';

const intervals = { everyDays: 7, failingEveryDays: 1, changedEveryDays: 1 };
/** Half past midnight in Viet Nam: the day has just begun there, and in UTC it is still the day before. */
const morning = (day: string) => Temporal.Instant.from(`${day}T00:30:00+07:00`);
const evening = (day: string) => Temporal.Instant.from(`${day}T23:30:00+07:00`);

let database: TestDatabase;
let runId: number;
before(async () => {
  database = await openTestDatabase();
  runId = await insertRun(database.pool);
});
after(() => database[Symbol.asyncDispose]());

const store = (...results: Result[]) =>
  inTransaction(database.pool, (trx) => storeResults(trx, { id: runId, method: 'test' }, results));
const newName = async (name: string) => (await insertNames(database.pool, [name]))[0]!;

/** Why a name is due at an instant; null when it is not. */
async function whyDue(name: string, now: Temporal.Instant, change: Partial<PlanRequest> = {}) {
  const due = await selectDue(database.pool, { ...intervals, now, ...change });
  return due.find((one) => one.name === name)?.reason ?? null;
}

test('a name that was never measured is due', async () => {
  await newName('moi.vn');
  assert.equal(await whyDue('moi.vn', morning('2025-03-10')), 'new');
});

test('a name that shows what it showed is due a week later and not before', async () => {
  const id = await newName('on-dinh.vn');
  await store(measured(id, evening('2025-03-03')));
  assert.equal(await whyDue('on-dinh.vn', evening('2025-03-09')), null);
  assert.equal(await whyDue('on-dinh.vn', morning('2025-03-10')), 'weekly');
});

test('a name is not due twice on one day, and a quarter of an hour over midnight is another day', async () => {
  const id = await newName('hai-lan.vn');
  await store({ kind: 'not-measured', domainId: id, triedAt: morning('2025-03-10'), fault: 'timeout' });
  assert.equal(await whyDue('hai-lan.vn', evening('2025-03-10')), null);
  assert.equal(await whyDue('hai-lan.vn', morning('2025-03-11')), 'failing');
});

test('a name that keeps failing is tried at growing distance, at most a week', async () => {
  const id = await newName('hong.vn');
  for (const day of ['2025-03-01', '2025-03-02', '2025-03-04']) {
    await store({ kind: 'not-measured', domainId: id, triedAt: morning(day), fault: 'timeout' });
  }
  assert.equal(await whyDue('hong.vn', morning('2025-03-06')), null);
  assert.equal(await whyDue('hong.vn', morning('2025-03-07')), 'failing');
  await database.pool.query('update observatory.domain_now set failures = 90 where domain_id = $1', [id]);
  assert.equal(await whyDue('hong.vn', morning('2025-03-10')), null);
  assert.equal(await whyDue('hong.vn', morning('2025-03-11')), 'failing');
});

test('a website that went down is looked at daily for a month', async () => {
  const id = await newName('sap.vn');
  const down = { state: 'unreachable', presence: 'domain-only', trusted: false } as const;
  await store(measured(id, morning('2025-03-01')));
  await store(measured(id, morning('2025-03-02'), down));
  await store(measured(id, morning('2025-03-03'), down));
  assert.equal(await whyDue('sap.vn', morning('2025-03-04')), 'failing');
  await store(measured(id, morning('2025-04-02'), down));
  assert.equal(await whyDue('sap.vn', morning('2025-04-03')), null);
  assert.equal(await whyDue('sap.vn', morning('2025-04-09')), 'weekly');
});

test('a name whose last measurement brought an event is measured again the next day', async () => {
  const id = await newName('vua-doi.vn');
  await store(
    measured(id, morning('2025-03-01'), { state: 'parked', presence: 'placeholder', trusted: false }),
  );
  await store(measured(id, morning('2025-03-08')));
  assert.equal(await whyDue('vua-doi.vn', evening('2025-03-08')), null);
  assert.equal(await whyDue('vua-doi.vn', morning('2025-03-09')), 'changed');
  await store(measured(id, morning('2025-03-09')));
  assert.equal(await whyDue('vua-doi.vn', morning('2025-03-10')), null);
});

test('a name that a new list changed is measured the next day', async () => {
  const id = await newName('doi-chu.vn');
  await store(measured(id, morning('2025-03-08')));
  await database.pool.query('update registry.domain set changed_at = $2 where id = $1', [
    id,
    evening('2025-03-08'),
  ]);
  assert.equal(await whyDue('doi-chu.vn', morning('2025-03-09')), 'changed');
});

test('names asked for are due whenever they were measured', async () => {
  const id = await newName('hoi-lai.vn');
  await store(measured(id, morning('2025-03-10')));
  const now = evening('2025-03-10');
  assert.equal(await whyDue('hoi-lai.vn', now), null);
  assert.equal(await whyDue('hoi-lai.vn', now, { names: ['hoi-lai.vn'] }), 'asked');
  assert.equal(await whyDue('hoi-lai.vn', now, { all: true }), 'asked');
});

test('a name asked for that no list has is answered by name', async () => {
  await assert.rejects(
    selectDue(database.pool, { ...intervals, now: morning('2025-03-10'), names: ['la.vn', 'khong-co.vn'] }),
    { code: 'run-names-unknown', message: /"la\.vn", "khong-co\.vn"/ },
  );
});

test('names on the same hosts stand together', async () => {
  const ids = await insertNames(database.pool, ['a-nhom.vn', 'b-nhom.vn', 'c-nhom.vn', 'd-nhom.vn']);
  const groups = [4, 9, 4, 9];
  await store(
    ...ids.map((id, at) => ({
      ...measured(id, morning('2025-05-01')),
      observation: {
        digest: Buffer.alloc(16, at),
        schema: 1,
        hostGroup: groups[at]!,
        body: () => Buffer.from('x'),
      },
    })),
  );
  const due = await selectDue(database.pool, { ...intervals, now: morning('2025-06-01') });
  assert.deepEqual(
    due.map(({ name }) => name).filter((name) => name.endsWith('-nhom.vn')),
    ['a-nhom.vn', 'c-nhom.vn', 'b-nhom.vn', 'd-nhom.vn'],
  );
});

test('only names that count in the unit asked for, or below it, are due there', async () => {
  const { rows } = await database.pool.query<{ id: number }>(`
    insert into territory.unit (key, level, exists_on)
    values ('p', 'province', '[2020-01-01,)'), ('c', 'commune', '[2020-01-01,)')
    returning id`);
  const [province, commune] = rows.map(({ id }) => id);
  await database.pool.query(
    `insert into territory.closure (ancestor_id, descendant_id, depth, valid)
    values ($1, $1, 0, '[2020-01-01,)'), ($2, $2, 0, '[2020-01-01,)'), ($1, $2, 1, '[2020-01-01,)')`,
    [province, commune],
  );
  const id = await newName('trong-xa.vn');
  await database.pool.query('update registry.domain set unit_id = $2 where id = $1', [id, commune]);
  const due = await selectDue(database.pool, {
    ...intervals,
    now: morning('2025-03-10'),
    withinUnitId: province!,
  });
  assert.deepEqual(
    due.map(({ name }) => name),
    ['trong-xa.vn'],
  );
});
