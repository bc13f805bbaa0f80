import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inTransaction } from '#platform/postgres/db.ts';
import { markAsOfRun, touchUnits } from '#registry/index.ts';
import { rebuildCells, refreshTouched } from './refresh.ts';
import { cellLines, communes, openWorld, type Place, type World } from './testing/world.ts';

const now = Temporal.Instant.from('2026-11-26T05:00:00Z');

async function lines(world: World, place: string, period = '2026-11'): Promise<string[]> {
  const all = await cellLines(world.database.pool, period);
  return all.filter((line) => line.startsWith(`${place} `)).map((line) => line.slice(place.length + 1));
}

/** An Bình's names with a website of those judged. */
async function website(world: World, period: string): Promise<string | undefined> {
  const found = (await lines(world, 'An Bình', period)).find((line) => line.startsWith('names-website  '));
  return found?.slice('names-website  '.length);
}

test('a commune counts its names by zone, by kind of holder and by what they show', async () => {
  await using world = await openWorld();
  await world.subject('Quán Phở', 'An Bình');
  await world.name('pho.biz.vn', 'An Bình', { zone: 'biz.vn', holder: 'Quán Phở' });
  await world.name('che.vn', 'An Bình');
  await world.name('moi.vn', 'An Bình');
  await world.judge('pho.biz.vn', '2026-11-02', {
    presence: 'website',
    trusted: true,
    mail: true,
    faults: ['W8'],
    grade: 'A',
  });
  await world.judge('che.vn', '2026-11-02', {
    presence: 'placeholder',
    state: 'parked',
    trusted: false,
    faults: ['W6', 'W8'],
  });
  await refreshTouched(world.database.pool, { now });
  assert.deepEqual(await lines(world, 'An Bình'), [
    'faults  2/2',
    'faults check=W6 1',
    'faults check=W8 2',
    'faults kind=household 1/1',
    'faults kind=none 1/1',
    'faults zone=biz.vn 1/1',
    'faults zone=vn 1/1',
    'names  3',
    'names grade=A 1',
    'names grade=none 2',
    'names kind=household 1',
    'names kind=none 2',
    'names state=active 1',
    'names state=not_measured 1',
    'names state=parked 1',
    'names zone=biz.vn 1',
    'names zone=vn 2',
    'names-mail  1/2',
    'names-mail kind=household 1/1',
    'names-mail kind=none 0/1',
    'names-mail zone=biz.vn 1/1',
    'names-mail zone=vn 0/1',
    'names-mail-unclear  1',
    'names-mail-unclear kind=none 1',
    'names-mail-unclear zone=vn 1',
    'names-trusted  1/2',
    'names-trusted kind=household 1/1',
    'names-trusted kind=none 0/1',
    'names-trusted zone=biz.vn 1/1',
    'names-trusted zone=vn 0/1',
    'names-website  1/2',
    'names-website kind=household 1/1',
    'names-website kind=none 0/1',
    'names-website zone=biz.vn 1/1',
    'names-website zone=vn 0/1',
    'subjects  1',
    'subjects kind=household 1',
    'subjects-with-name  1/1',
    'subjects-with-name kind=household 1/1',
    'subjects-with-website  1/1',
    'subjects-with-website kind=household 1/1',
  ]);
});

test('figures that a run alone moved are told apart, and with somebody’s change beside it they are not', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.subject('Quán Phở', 'An Bình');
  await refreshTouched(pool, { now });
  const moved = async () =>
    (await pool.query<{ of: boolean }>('select of_run as of from reporting.figures_moved order by id desc'))
      .rows[0]?.of;
  assert.equal(await moved(), false);
  const touch = (ofRun: boolean) =>
    inTransaction(pool, async (trx) => {
      if (ofRun) await markAsOfRun(trx);
      await touchUnits(trx, [world.unit('An Bình')]);
    });
  await touch(true);
  await refreshTouched(pool, { now });
  assert.equal(await moved(), true);
  await touch(true);
  await touch(false);
  await refreshTouched(pool, { now });
  assert.equal(await moved(), false);
});

test('communes and what has no commune make the province', async () => {
  await using world = await openWorld();
  await world.name('a.vn', 'An Bình');
  await world.name('b.biz.vn', 'Bình Minh', { zone: 'biz.vn' });
  await world.name('c.vn', 'Tỉnh Đông');
  await world.name('d.vn', 'Em Phúc');
  await world.judge('c.vn', '2026-11-02', { presence: 'website', trusted: true, flags: ['phishing'] });
  await refreshTouched(world.database.pool, { now });
  const counted = (await lines(world, 'Tỉnh Đông')).filter((line) => /^names(-website)? /.test(line));
  assert.deepEqual(counted, [
    'names  3',
    'names flag=phishing 1',
    'names grade=none 3',
    'names kind=none 3',
    'names placed=unknown 1',
    'names placed=unknown;flag=phishing 1',
    'names placed=unknown;grade=none 1',
    'names placed=unknown;kind=none 1',
    'names placed=unknown;state=active 1',
    'names placed=unknown;zone=vn 1',
    'names state=active 1',
    'names state=not_measured 2',
    'names zone=biz.vn 1',
    'names zone=vn 2',
    'names-website  1/1',
    'names-website kind=none 1/1',
    'names-website placed=unknown 1/1',
    'names-website placed=unknown;kind=none 1/1',
    'names-website placed=unknown;zone=vn 1/1',
    'names-website zone=biz.vn 0/0',
    'names-website zone=vn 1/1',
  ]);
  assert.equal((await lines(world, 'Tỉnh Tây'))[1], 'faults kind=none 0/0');
});

test('a name that moves is counted at its new place and gone from its old one', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  await refreshTouched(pool, { now });
  await world.name('a.vn', 'Tỉnh Tây');
  assert.deepEqual(await refreshTouched(pool, { now }), { units: 2, busy: false });
  assert.deepEqual(await lines(world, 'An Bình'), []);
  assert.deepEqual(await lines(world, 'Tỉnh Đông'), []);
  assert.ok((await lines(world, 'Tỉnh Tây')).includes('names placed=unknown 1'));
  assert.deepEqual(await refreshTouched(pool, { now }), { units: 0, busy: false });
});

test('a holder who counts elsewhere is counted again when the name changes', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.subject('Hợp tác xã Chè', 'Tỉnh Đông', { kind: 'cooperative' });
  await world.name('che.vn', 'An Bình', { holder: 'Hợp tác xã Chè' });
  await refreshTouched(pool, { now });
  await world.judge('che.vn', '2026-11-02', { presence: 'website', trusted: true });
  await refreshTouched(pool, { now });
  assert.ok((await lines(world, 'Tỉnh Đông')).includes('subjects-with-website kind=cooperative 1/1'));
});

test('a past month is as of its end, a new month closes the one before', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  await world.name('later.vn', 'An Bình', { registered: '2026-11-05' });
  await world.judge('a.vn', '2026-09-10', { presence: 'placeholder' });
  await world.judge('a.vn', '2026-10-20', { presence: 'website', trusted: true });
  // 31 October 19:00 UTC is 1 November in Vietnam.
  await pool.query(
    `update observatory.judgement set first_seen = '2026-10-31T19:00Z' where presence = 'website'`,
  );
  const { periods } = await rebuildCells(pool, { now });
  assert.deepEqual(periods, ['2026-09', '2026-10', '2026-11']);
  const shown = async (period: string) =>
    (await lines(world, 'An Bình', period)).filter((line) => /^names(-website)? {2}/.test(line));
  assert.deepEqual(await shown('2026-09'), ['names  1', 'names-website  0/1']);
  assert.deepEqual(await shown('2026-10'), ['names  1', 'names-website  0/1']);
  assert.deepEqual(await shown('2026-11'), ['names  2', 'names-website  1/1']);
  await refreshTouched(pool, { now: Temporal.Instant.from('2026-12-01T05:00:00Z') });
  assert.deepEqual(await shown('2026-12'), ['names  2', 'names-website  1/1']);
});

test('what was measured before midnight and stored after it counts in both months', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  const midnight = Temporal.Instant.from('2026-11-30T17:00:00Z');
  await refreshTouched(pool, { now: midnight });
  await world.judge('a.vn', '2026-11-30T16:59:00Z', { presence: 'website', trusted: true });
  assert.deepEqual(await refreshTouched(pool, { now: midnight.add({ minutes: 1 }) }), {
    units: 1,
    busy: false,
  });
  assert.equal(await website(world, '2026-11'), '1/1');
  assert.equal(await website(world, '2026-12'), '1/1');
  const closed = await cellLines(pool, '2026-11');
  await rebuildCells(pool, { now: midnight.add({ minutes: 2 }), periods: ['2026-11'] });
  assert.deepEqual(await cellLines(pool, '2026-11'), closed);
});

test('for seven days a batch that comes late counts in the month it was measured in, then a rebuild is needed', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  await world.name('b.vn', 'An Bình');
  await refreshTouched(pool, { now: Temporal.Instant.from('2026-12-01T05:00:00Z') });
  await world.judge('a.vn', '2026-11-30', { presence: 'website' });
  await refreshTouched(pool, { now: Temporal.Instant.from('2026-12-07T16:59:00Z') });
  assert.equal(await website(world, '2026-11'), '1/1');
  await world.judge('b.vn', '2026-11-30', { presence: 'website' });
  await refreshTouched(pool, { now: Temporal.Instant.from('2026-12-07T17:00:00Z') });
  assert.deepEqual([await website(world, '2026-11'), await website(world, '2026-12')], ['1/1', '2/2']);
  await rebuildCells(pool, { now: Temporal.Instant.from('2026-12-08T05:00:00Z'), periods: ['2026-11'] });
  assert.equal(await website(world, '2026-11'), '2/2');
});

test('a clock that is behind leaves the month true that one ahead of it has begun', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  const behind = Temporal.Instant.from('2026-11-30T16:58:00Z');
  const ahead = Temporal.Instant.from('2026-11-30T17:01:00Z');
  await refreshTouched(pool, { now: behind });
  await refreshTouched(pool, { now: ahead });
  await world.judge('a.vn', '2026-11-30T16:57:00Z', { presence: 'website' });
  await refreshTouched(pool, { now: behind });
  assert.equal(await website(world, '2026-12'), '1/1');
  await world.judge('a.vn', '2026-11-30T16:57:30Z', { presence: 'placeholder' });
  await rebuildCells(pool, { now: behind, periods: ['2026-11'] });
  await refreshTouched(pool, { now: ahead });
  assert.deepEqual([await website(world, '2026-11'), await website(world, '2026-12')], ['0/1', '0/1']);
});

test('a month nobody counted does not come to hold the few units that were touched after it', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  const first = Temporal.Instant.from('2026-12-02T05:00:00Z');
  await world.name('a.vn', 'An Bình');
  await rebuildCells(pool, { now: first, periods: ['2026-12'] });
  await world.name('b.vn', 'Em Phúc');
  assert.deepEqual(await refreshTouched(pool, { now: first }), { units: 1, busy: false });
  assert.deepEqual(await cellLines(pool, '2026-11'), []);
});

test('two that count at once lose nothing, and the one that does not wait says so', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  await refreshTouched(pool, { now });
  for (const place of communes) await world.name(`${communes.indexOf(place)}.vn`, place);
  await Promise.all([
    refreshTouched(pool, { now }),
    refreshTouched(pool, { now }),
    refreshTouched(pool, { now }),
  ]);
  const incremental = await cellLines(pool, '2026-11');
  await rebuildCells(pool, { now });
  assert.deepEqual(incremental, await cellLines(pool, '2026-11'));
  const holder = await pool.connect();
  await holder.query('begin');
  await holder.query('select pg_advisory_xact_lock(5040001)');
  await world.name('late.vn', 'An Bình');
  assert.deepEqual(await refreshTouched(pool, { now, wait: false }), { units: 0, busy: true });
  await holder.query('rollback');
  holder.release();
  assert.deepEqual(await refreshTouched(pool, { now, wait: false }), { units: 1, busy: false });
});

test('after any changes what was counted step by step is what is counted from history', async () => {
  const places: (Place | null)[] = [...communes, 'Tỉnh Đông', 'Tỉnh Tây', null];
  const place = fc.constantFrom(...places);
  const name = fc.constantFrom('a.vn', 'b.vn', 'c.biz.vn', 'd.id.vn', 'e.vn');
  const holder = fc.constantFrom('Hộ Một', 'Hộ Hai', 'Công ty Ba');
  const change = fc.oneof(
    fc.record({
      what: fc.constant('name' as const),
      name,
      place,
      holder: fc.option(holder, { nil: undefined }),
    }),
    fc.record({
      what: fc.constant('subject' as const),
      holder,
      place,
      status: fc.constantFrom('active', 'dissolved'),
    }),
    fc.record({
      what: fc.constant('judge' as const),
      name,
      presence: fc.constantFrom('website', 'placeholder', 'unknown', 'none'),
      trusted: fc.constantFrom(true, false, null),
      faults: fc.subarray(['W6', 'W8', 'M1']),
    }),
    fc.record({ what: fc.constant('count' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 40 }), async (changes) => {
      await using world = await openWorld();
      const { pool } = world.database;
      let second = 0;
      for (const step of changes) {
        if (step.what === 'name') {
          await world.name(step.name, step.place, {
            zone: step.name.slice(2),
            ...(step.holder === undefined ? {} : { holder: step.holder }),
          });
        } else if (step.what === 'subject') {
          const kind = step.holder.startsWith('Hộ') ? 'household' : 'enterprise';
          await world.subject(step.holder, step.place, { kind, status: step.status });
        } else if (step.what === 'judge') {
          second += 1;
          const { presence, trusted, faults } = step;
          const at = Temporal.Instant.from('2026-11-01T00:00:00Z').add({ seconds: second }).toString();
          await world.judge(step.name, at, { presence, trusted, faults });
        } else {
          await refreshTouched(pool, { now });
        }
      }
      await refreshTouched(pool, { now });
      const incremental = await cellLines(pool, '2026-11');
      await rebuildCells(pool, { now });
      assert.deepEqual(incremental, await cellLines(pool, '2026-11'));
    }),
    { numRuns: 15, seed: 20261126 },
  );
});

test('a worker may count with no more rights than its role has', async () => {
  await using world = await openWorld();
  const worker = world.database.connect('hien_dien_worker');
  await world.name('a.vn', 'An Bình');
  assert.deepEqual(await refreshTouched(worker, { now }), { units: 2, busy: false });
  await world.name('b.vn', 'An Bình');
  assert.deepEqual(await refreshTouched(worker, { now }), { units: 1, busy: false });
});
