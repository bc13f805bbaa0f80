import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultNorm, judge, type Norm } from '#measurement/index.ts';
import { type ObservationChange, observationOf } from '#measurement/testing/observation.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { selectDomainOn } from './history.ts';
import { rejudge } from './rejudge.ts';
import { resultOf } from './result.ts';
import { storeResults } from './store.ts';
import { insertNames, insertRun } from './testing/names.ts';

/** The default norm, in which nobody earns a grade as good. */
const strict: Norm = {
  ...defaultNorm,
  name: 'nghiem-2027.1',
  grades: [
    { grade: 'B', from: 100 },
    { grade: 'F', from: 0 },
  ],
};

/** Two names over two weeks: quan.vn changes its title in the second, tiem.vn loses its page. */
async function openMeasured(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  const run = { id: await insertRun(database.pool), method: 'before' };
  const ids = await insertNames(database.pool, ['quan.vn', 'tiem.vn']);
  const measure = (domainId: number, change: ObservationChange) => {
    const observation = observationOf(change);
    return resultOf(domainId, { judgement: judge(observation), observation });
  };
  const weeks: ObservationChange[] = [
    { observedAt: '2026-11-20T08:00:00Z' },
    {
      observedAt: '2026-11-23T08:00:00Z',
      dns: { txt: { ...observationOf().dns.txt, outcome: 'nodata', records: [] } },
    },
  ];
  for (const change of weeks) {
    await inTransaction(database.pool, (trx) =>
      storeResults(
        trx,
        run,
        ids.map((id) => measure(id, change)),
      ),
    );
  }
  return database;
}

const rowsOf = async ({ pool }: TestDatabase, norm: string) =>
  (
    await pool.query(
      `select domain_id, method, grade, faults, first_seen::text as first, last_seen::text as last
      from observatory.judgement where norm = $1 order by domain_id, first_seen`,
      [norm],
    )
  ).rows;

test('judged again by the same rules everything is as it was', async () => {
  await using database = await openMeasured();
  const before = await rowsOf(database, defaultNorm.name);
  const done = await rejudge(database.connect('hien_dien_app'), { norm: defaultNorm, method: 'again' });
  assert.deepEqual([done.names, done.observations, done.same, done.differs], [2, 4, 4, 0]);
  assert.deepEqual(await rowsOf(database, defaultNorm.name), before);
});

test('a judgement that no longer follows from its observation is set right, and says by which build', async () => {
  await using database = await openMeasured();
  await database.pool.query(`
    update observatory.judgement
    set digest = '\\x00000000000000000000000000000000', verdicts = verdicts || '{"M7": "pass"}', faults = '{}'
    where domain_id = 1 and last_seen is null`);
  const done = await rejudge(database.pool, { norm: defaultNorm, method: 'again' });
  assert.deepEqual([done.same, done.differs, done.byCheck], [3, 1, { M7: 1 }]);
  const rows = await rowsOf(database, defaultNorm.name);
  assert.deepEqual(
    rows.map(({ domain_id, method, faults }) => [domain_id, method, faults]),
    [
      [1, 'before', []],
      [1, 'again', ['M7']],
      [2, 'before', []],
      [2, 'before', ['M7']],
    ],
  );
});

test('another norm has judgements of its own beside the active one', async () => {
  await using database = await openMeasured();
  const before = await rowsOf(database, defaultNorm.name);
  const done = await rejudge(database.pool, { norm: strict, method: 'again' });
  assert.deepEqual([done.same, done.differs, done.finished], [0, 4, true]);
  assert.deepEqual(await rowsOf(database, defaultNorm.name), before);
  assert.deepEqual(
    (await rowsOf(database, strict.name)).map(({ domain_id, grade, first, last }) => [
      domain_id,
      grade,
      first,
      last,
    ]),
    [
      [1, 'B', '2026-11-20 08:00:00+00', '2026-11-20 08:00:00+00'],
      [1, 'F', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00'],
      [2, 'B', '2026-11-20 08:00:00+00', '2026-11-20 08:00:00+00'],
      [2, 'F', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00'],
    ],
  );
  const again = await rejudge(database.pool, { norm: strict, method: 'again' });
  assert.deepEqual([again.same, again.differs], [4, 0]);
});

test('where another norm becomes the active one, what a name shows now is said by it', async () => {
  await using database = await openMeasured();
  await rejudge(database.pool, { norm: strict, method: 'again', active: true });
  const { rows } = await database.pool.query(`
    select judgement.norm, judgement.grade, now.digest = judgement.digest as follows
    from observatory.domain_now as now join observatory.judgement on judgement.id = now.judgement_id`);
  assert.deepEqual(rows, [
    { norm: 'nghiem-2027.1', grade: 'F', follows: true },
    { norm: 'nghiem-2027.1', grade: 'F', follows: true },
  ]);
  const { rows: open } = await database.pool.query(
    'select count(*) as n from observatory.judgement where last_seen is null',
  );
  assert.equal(open[0].n, 2);
  const found = await selectDomainOn(database.pool, {
    name: 'quan.vn',
    on: '2026-11-21',
    norm: defaultNorm.name,
  });
  assert.equal(found.outcome === 'shown' && found.shown.norm, defaultNorm.name);
});

test('interrupted, it goes on where it was', async () => {
  await using database = await openMeasured();
  const stop = new AbortController();
  stop.abort();
  const none = await rejudge(database.pool, { norm: strict, method: 'again', signal: stop.signal });
  assert.deepEqual([none.names, none.finished], [0, false]);
  const [first] = (await database.pool.query('select min(domain_id) as id from observatory.domain_now')).rows;
  await database.pool.query('insert into platform.setting (key, value) values ($1, to_jsonb($2::bigint))', [
    'observatory.rejudge nghiem-2027.1 again',
    first.id,
  ]);
  const rest = await rejudge(database.pool, { norm: strict, method: 'again' });
  assert.deepEqual([rest.names, rest.finished], [1, true]);
  const whole = await rejudge(database.pool, { norm: strict, method: 'again' });
  assert.deepEqual([whole.names, whole.same, whole.differs], [2, 2, 2]);
});
