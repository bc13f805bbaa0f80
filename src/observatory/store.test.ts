import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { selectDomainOn } from './history.ts';
import type { ObservationResult, Result } from './result.ts';
import { storeResults } from './store.ts';
import { effectiveTime } from './store-changes.ts';
import { insertNames, insertRun, measured } from './testing/names.ts';

let database: TestDatabase;
let run: { id: number; method: string };
before(async () => {
  database = await openTestDatabase();
  run = { id: await insertRun(database.pool), method: 'test 1' };
});
after(() => database[Symbol.asyncDispose]());

const store = (...results: Result[]) =>
  inTransaction(database.pool, (trx) => storeResults(trx, run, results));
const newName = async (name: string) => (await insertNames(database.pool, [name]))[0]!;
const rowsOf = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows;
const intervalsOf = (domainId: number) =>
  rowsOf(
    `select state, first_seen::text as first, last_seen::text as last
    from observatory.judgement where domain_id = $1 order by first_seen`,
    domainId,
  );
const nowOf = async (domainId: number) =>
  (
    await rowsOf(
      `select last_measured_at::text as measured, last_tried_at::text as tried, last_fault as fault, failures
      from observatory.domain_now where domain_id = $1`,
      domainId,
    )
  )[0];
const observed = (byte: number, hostGroup = 7): ObservationResult => ({
  digest: Buffer.alloc(16, byte),
  schema: 1,
  hostGroup,
  body: () => Buffer.from([byte]),
});

test('a name that shows the same twice has one judgement, seen last at the second time', async () => {
  const id = await newName('quan.vn');
  await store(measured(id, '2025-01-06T01:00:00Z'));
  const again = await store(measured(id, '2025-01-13T01:00:00Z'));
  assert.deepEqual([again.measured, again.unchanged, again.unitIds], [1, 1, []]);
  assert.deepEqual(await intervalsOf(id), [{ state: 'active', first: '2025-01-06 01:00:00+00', last: null }]);
  assert.equal((await nowOf(id)).measured, '2025-01-13 01:00:00+00');
});

test('a change closes the interval where it was last seen and says what happened', async () => {
  const id = await newName('doi.vn');
  await store(measured(id, '2025-01-06T01:00:00Z'));
  await store(measured(id, '2025-01-13T01:00:00Z'));
  const gone = { state: 'unreachable', presence: 'domain-only', trusted: false } as const;
  const changed = await store(measured(id, '2025-01-20T01:00:00Z', gone));
  assert.deepEqual([changed.measured, changed.unchanged, changed.unitIds], [1, 0, [null]]);
  assert.deepEqual(await intervalsOf(id), [
    { state: 'active', first: '2025-01-06 01:00:00+00', last: '2025-01-13 01:00:00+00' },
    { state: 'unreachable', first: '2025-01-20 01:00:00+00', last: null },
  ]);
  assert.deepEqual(
    await rowsOf(
      'select kind, before, after, at::text from observatory.event where domain_id = $1 order by id',
      id,
    ),
    [
      { kind: 'site-down', before: 'active', after: 'unreachable', at: '2025-01-20 01:00:00+00' },
      { kind: 'trust-lost', before: 'trusted', after: 'not-trusted', at: '2025-01-20 01:00:00+00' },
    ],
  );
});

test('a name that was not measured keeps what is known of it and counts the failure', async () => {
  const id = await newName('im-lang.vn');
  await store(measured(id, '2025-01-06T01:00:00Z'));
  const tried = Temporal.Instant.from('2025-01-13T01:00:00Z');
  const failed = await store({ kind: 'not-measured', domainId: id, triedAt: tried, fault: 'timeout' });
  assert.deepEqual([failed.measured, failed.notMeasured, failed.notMeasuredWhy], [0, 1, { timeout: 1 }]);
  assert.deepEqual(await nowOf(id), {
    measured: '2025-01-06 01:00:00+00',
    tried: '2025-01-13 01:00:00+00',
    fault: 'timeout',
    failures: 1,
  });
  await store(measured(id, '2025-01-14T01:00:00Z'));
  assert.deepEqual(await nowOf(id), {
    measured: '2025-01-14 01:00:00+00',
    tried: '2025-01-14 01:00:00+00',
    fault: null,
    failures: 0,
  });
});

test('with the clock an hour back a change begins after what was seen before it', async () => {
  const id = await newName('dong-ho.vn');
  await store(measured(id, '2025-01-06T10:30:00Z'));
  await store(measured(id, '2025-01-06T09:45:00Z', { state: 'parked', presence: 'placeholder' }));
  await store(measured(id, '2025-01-06T09:50:00Z', { state: 'parked', presence: 'placeholder' }));
  assert.deepEqual(await intervalsOf(id), [
    { state: 'active', first: '2025-01-06 10:30:00+00', last: '2025-01-06 10:30:00+00' },
    { state: 'parked', first: '2025-01-06 10:30:00.000001+00', last: null },
  ]);
  assert.equal((await nowOf(id)).measured, '2025-01-06 10:30:00.000001+00');
});

test('an instant between two microseconds is cut, and never meets the sighting before it', () => {
  const at = (text: string) => Temporal.Instant.from(text);
  const time = effectiveTime(at('2025-01-06T01:00:00.1234569Z'), at('2025-01-06T01:00:00.123456Z'));
  assert.equal(time.toString(), '2025-01-06T01:00:00.123457Z');
});

test('observations have intervals of their own, and a new judgement always keeps the observation it was made from', async () => {
  const id = await newName('quan-sat.vn');
  await store({ ...measured(id, '2025-01-06T01:00:00Z'), observation: observed(1) });
  await store({ ...measured(id, '2025-01-13T01:00:00Z'), observation: observed(2) });
  await store({ ...measured(id, '2025-01-20T01:00:00Z', { score: 80 }), observation: observed(2) });
  assert.deepEqual(
    await rowsOf(
      `select encode(body, 'hex') as body, first_seen::text as first, last_seen::text as last
      from observatory.observation where domain_id = $1 order by id`,
      id,
    ),
    [
      { body: '01', first: '2025-01-06 01:00:00+00', last: '2025-01-06 01:00:00+00' },
      { body: '02', first: '2025-01-13 01:00:00+00', last: '2025-01-13 01:00:00+00' },
      { body: '02', first: '2025-01-20 01:00:00+00', last: null },
    ],
  );
  assert.deepEqual(
    await rowsOf(
      `select j.score, o.first_seen = j.first_seen as own
      from observatory.judgement as j join observatory.observation as o on o.id = j.observation_id
      where j.domain_id = $1 order by j.id`,
      id,
    ),
    [
      { score: 92, own: true },
      { score: 80, own: true },
    ],
  );
});

test('the worker may store and may not take history away', async () => {
  const id = await newName('quyen.vn');
  const worker = database.connect('hien_dien_worker');
  await inTransaction(worker, (trx) => storeResults(trx, run, [measured(id, '2025-01-06T01:00:00Z')]));
  await inTransaction(worker, (trx) =>
    storeResults(trx, run, [measured(id, '2025-01-07T01:00:00Z', { score: 50 })]),
  );
  await assert.rejects(worker.query('delete from observatory.judgement'), { code: '42501' });
});

const states = [
  { state: 'active', presence: 'website', trusted: true },
  { state: 'active', presence: 'website', trusted: false },
  { state: 'parked', presence: 'placeholder', trusted: false },
  { state: 'unreachable', presence: 'domain-only', trusted: false },
] as const;
const dayOf = (day: number) => Temporal.PlainDate.from('2025-01-01').add({ days: day }).toString();

test('after any year of measurements every day shows what was last seen by its end', {
  timeout: 240_000,
}, async () => {
  let count = 0;
  // Each step: days later, what it shows (4 is "not measured"), whether its batch is stored twice.
  const step = fc.record({
    days: fc.integer({ min: 1, max: 14 }),
    shows: fc.integer({ min: 0, max: 4 }),
    twice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      count += 1;
      const name = `nam-${count}.vn`;
      const id = await newName(name);
      // The model: day → what was seen on it.
      const seen = new Map<number, number>();
      let day = 0;
      for (const { days, shows, twice } of steps) {
        day += days;
        if (day > 364) break;
        // Half past midnight in Viet Nam, still yesterday in UTC: a wrong day line shows.
        const at = Temporal.Instant.from(`${dayOf(day)}T00:30:00+07:00`);
        const result: Result =
          shows === 4
            ? { kind: 'not-measured', domainId: id, triedAt: at, fault: 'timeout' }
            : measured(id, at, states[shows]);
        await store(result);
        const shown = await nowOf(id);
        if (twice) {
          const again = await store(result);
          assert.deepEqual([again.unchanged, again.unitIds], [shows === 4 ? 0 : 1, []]);
          assert.deepEqual(await nowOf(id), shown);
        }
        if (shows !== 4) seen.set(day, shows);
      }
      let last: { shows: number; day: number } | null = null;
      let ran = null as number | null;
      for (let on = 0; on < 365; on += 1) {
        const shows = seen.get(on);
        if (shows !== undefined) last = { shows, day: on };
        if (on % 3 !== 0 && shows === undefined) continue; // every measured day and a third of the others
        const found = await selectDomainOn(database.pool, { name, on: dayOf(on) });
        if (last === null) {
          assert.equal(found.outcome, 'not-seen');
          continue;
        }
        assert.equal(found.outcome, 'shown');
        if (found.outcome !== 'shown') continue;
        const { state, presence, trusted } = found.shown;
        assert.deepEqual({ state, presence, trusted }, states[last.shows], `${name} on ${dayOf(on)}`);
        // Seen alike before and after the day, it showed this on the day.
        const next = [...seen.keys()].find((later) => later > on);
        const bridged: boolean = next !== undefined && seen.get(next) === last.shows;
        assert.equal(found.ageDays, bridged ? 0 : on - last.day);
        ran = on;
      }
      assert.equal(ran === null, seen.size === 0);
      const overlaps = await rowsOf(
        `select a.id from observatory.judgement_interval as a join observatory.judgement_interval as b
        on a.domain_id = b.domain_id and a.id < b.id and a.seen && b.seen where a.domain_id = $1`,
        id,
      );
      assert.deepEqual(overlaps, []);
      const open = await rowsOf(
        'select count(*) as n from observatory.judgement where domain_id = $1 and last_seen is null',
        id,
      );
      assert.equal(open[0].n, seen.size === 0 ? 0 : 1);
    }),
    { numRuns: 12, seed: 20261126 },
  );
});
