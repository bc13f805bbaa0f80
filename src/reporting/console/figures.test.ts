import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { Problem } from '#platform/problems.ts';
import { recordRegisteredCount } from '#registry/index.ts';
import { refreshTouched } from '../refresh.ts';
import { selectNewestPeriod } from '../shown-period.ts';
import { openWorld, type World } from '../testing/world.ts';
import { selectChanges } from './changes.ts';
import { selectDay } from './day.ts';
import { selectNames } from './names.ts';
import { exportNames } from './names-csv.ts';
import { selectParts } from './parts.ts';
import { selectFaultCounts, selectUnitPicture } from './picture.ts';

const now = Temporal.Instant.from('2026-11-26T05:00:00Z');
const asked = { period: '2026-11', frame: '34', now } as const;

/** Seven names in two communes and one without; what each shows is in its row. */
async function fill(world: World): Promise<void> {
  await world.subject('Quán Phở', 'An Bình');
  await world.name('pho.biz.vn', 'An Bình', { zone: 'biz.vn', holder: 'Quán Phở' });
  await world.name('che.vn', 'An Bình');
  await world.name('moi.vn', 'An Bình');
  await world.name('banh.vn', 'Bình Minh');
  await world.name('mi.biz.vn', 'Bình Minh', { zone: 'biz.vn' });
  await world.name('xa.vn', 'Tỉnh Đông');
  await world.name('tay.vn', 'Em Phúc');
  const site = { presence: 'website', grade: 'A', trusted: true, mail: true };
  await world.judge('pho.biz.vn', '2026-10-02', site);
  await world.judge('che.vn', '2026-11-02', {
    presence: 'placeholder',
    state: 'parked',
    grade: 'F',
    faults: ['W6', 'W8'],
  });
  await world.judge('banh.vn', '2026-11-25', { ...site, trusted: false, grade: 'D', faults: ['T11'] });
  await world.judge('mi.biz.vn', '2026-11-26', { ...site, flags: ['phishing'] });
  await world.judge('xa.vn', '2026-11-02', { presence: 'unknown' });
  await world.event('che.vn', '2026-11-25T02:00:00Z', 'site-down', 'active', 'unreachable');
  await world.event('banh.vn', '2026-11-25T03:00:00Z', 'site-down', 'active', 'unreachable');
  await world.event('mi.biz.vn', '2026-11-10T03:00:00Z', 'flag-raised', null, 'phishing');
  await world.event('mi.biz.vn', '2026-09-10T03:00:00Z', 'site-up');
  await world.event('tay.vn', '2026-11-25T03:00:00Z', 'site-down');
  await refreshTouched(world.database.pool, { now });
}

test('a province at a glance: states, grades, faults and flags of its names, and what was measured when', async () => {
  await using world = await openWorld();
  await fill(world);
  const { pool } = world.database;
  const picture = await selectUnitPicture(pool, { ...asked, unitId: world.unit('Tỉnh Đông') });
  assert.deepEqual(
    [
      picture.total.names,
      picture.total.judged,
      picture.total.website,
      picture.total.trusted,
      picture.total.mail,
    ],
    [6, 4, 3, 2, 3],
  );
  assert.equal(picture.unplaced?.names, 1);
  assert.deepEqual(picture.states, [
    { state: 'active', names: 3 },
    { state: 'not_measured', names: 2 },
    { state: 'parked', names: 1 },
  ]);
  assert.deepEqual(
    picture.grades.filter(({ names }) => names > 0),
    [
      { grade: 'A', names: 2 },
      { grade: 'D', names: 1 },
      { grade: 'F', names: 1 },
      { grade: 'none', names: 2 },
    ],
  );
  assert.deepEqual(picture.flags, [{ flag: 'phishing', names: 1 }]);
  assert.deepEqual(
    picture.faults.map(({ check, names }) => `${check} ${names}`),
    ['T11 1', 'W6 1', 'W8 1'],
  );
  assert.deepEqual(picture.series, [
    { period: '2026-10', judged: 1, website: 1, trusted: 1 },
    { period: '2026-11', judged: 4, website: 3, trusted: 2 },
  ]);
  assert.deepEqual(
    { ...picture.ages, countedAt: picture.ages?.countedAt?.toString() },
    {
      days: 14,
      old: 3,
      oldest: '2026-10-02',
      newest: '2026-11-26',
      today: 1,
      countedAt: '2026-11-26T05:00:00Z',
    },
  );
  assert.deepEqual([picture.coverage, picture.unranked], [null, 'no-count']);
  assert.deepEqual(
    (await selectFaultCounts(pool, world.unit('An Bình'), '2026-11')).map(({ check }) => check),
    ['W6', 'W8'],
  );
});

test('coverage stands on VNNIC’s count of the unit and its document, and says why a unit is not ranked', async () => {
  await using world = await openWorld();
  await fill(world);
  const { pool } = world.database;
  const unitId = world.unit('Tỉnh Đông');
  await inTransaction(pool, (trx) =>
    recordRegisteredCount(
      trx,
      { unitId, zone: '', on: '2026-10-31', frame: '34', value: 8, document: 'Công văn 1' },
      'thử',
    ),
  );
  const { coverage, unranked, registered } = await selectUnitPicture(pool, { ...asked, unitId });
  assert.deepEqual([coverage?.known, coverage?.registered, coverage?.share], [6, 8, 0.75]);
  assert.equal(registered[0]?.count?.document, 'Công văn 1');
  assert.equal(unranked, 'few-names');
});

test('in a scope of which nothing is known the running month is empty and not missing; an earlier one is missing', async () => {
  await using world = await openWorld();
  await fill(world);
  const consolePool = world.database.connect('hien_dien_console', { max: 1 });
  const asked = { unitId: world.unit('Đại Đồng'), frame: '34', now } as const;
  const scope = { everywhere: false, unitIds: [asked.unitId], accountId: null };
  const { total, states } = await inScope(consolePool, scope, (db) =>
    selectUnitPicture(db, { ...asked, period: '2026-11' }),
  );
  assert.deepEqual([total.names, states], [0, []]);
  await assert.rejects(
    inScope(consolePool, scope, (db) => selectUnitPicture(db, { ...asked, period: '2026-10' })),
    { code: 'period-without-figures' },
  );
});

test('the newest month is the running one once it is counted, else the last that was, and the running one of a scope of nothing', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  assert.equal(await selectNewestPeriod(pool, now), '2026-11', 'before the first list');
  await fill(world);
  assert.equal(await selectNewestPeriod(pool, now), '2026-11');
  const turn = Temporal.Instant.from('2026-11-30T17:05:00Z');
  assert.equal(await selectNewestPeriod(pool, turn), '2026-11', 'December is not counted');
  const consolePool = world.database.connect('hien_dien_console', { max: 1 });
  const scope = { everywhere: false, unitIds: [world.unit('Đại Đồng')], accountId: null };
  assert.equal(await inScope(consolePool, scope, (db) => selectNewestPeriod(db, turn)), '2026-12');
  await refreshTouched(pool, { now: turn });
  assert.equal(await selectNewestPeriod(pool, turn), '2026-12');
});

test('communes side by side, with what has no commune, make the province; the country is its provinces', async () => {
  await using world = await openWorld();
  await fill(world);
  const { pool } = world.database;
  const parts = await selectParts(pool, { ...asked, unitId: world.unit('Tỉnh Đông'), sort: 'trusted' });
  assert.deepEqual(
    parts.rows.map(({ name, names, trusted, judged }) => `${name} ${names} ${trusted}/${judged}`),
    ['An Bình 3 1/2', 'Bình Minh 2 1/2', 'Cẩm Sơn 0 0/0'],
  );
  assert.deepEqual([parts.unplaced?.names, parts.total.names], [1, 6]);
  const country = await selectParts(pool, { ...asked, unitId: null });
  assert.deepEqual(
    country.rows.map(({ name, names }) => `${name} ${names}`),
    ['Tỉnh Đông 6', 'Tỉnh Tây 1'].map((line) => line.replace('Tỉnh ', '')),
  );
  await assert.rejects(
    selectParts(pool, { ...asked, unitId: world.unit('An Bình') }),
    (error) => error instanceof Problem && error.code === 'unit-without-parts',
  );
});

test('a list goes on page by page and is narrowed by what a figure counts', async () => {
  await using world = await openWorld();
  await fill(world);
  const { pool } = world.database;
  const unitId = world.unit('Tỉnh Đông');
  const first = await selectNames(pool, { unitId, filters: {}, limit: 4, now });
  assert.deepEqual(
    first.rows.map(({ name }) => name),
    ['banh.vn', 'che.vn', 'mi.biz.vn', 'moi.vn'],
  );
  assert.deepEqual([first.next, first.total], ['moi.vn', { value: 6, exact: true }]);
  const second = await selectNames(pool, { unitId, filters: {}, after: first.next, limit: 4, now });
  assert.deepEqual([second.rows.map(({ name }) => name), second.next], [['pho.biz.vn', 'xa.vn'], null]);
  assert.equal(second.rows[1]?.unit.placed, false);
  const { domainId: _, judgedSince, lastMeasuredAt, unit, holder, ...pho } = second.rows[0]!;
  assert.deepEqual(
    [unit.name, unit.placed, holder?.name, judgedSince?.toString(), lastMeasuredAt?.toString()],
    ['An Bình', true, 'Quán Phở', '2026-10-02T03:00:00Z', '2026-10-02T03:00:00Z'],
  );
  assert.deepEqual(pho, {
    name: 'pho.biz.vn',
    unicode: 'pho.biz.vn',
    zone: 'biz.vn',
    kind: 'household',
    sector: null,
    state: 'active',
    presence: 'website',
    trusted: true,
    mail: true,
    grade: 'A',
    score: null,
    faults: [],
    flags: [],
    lastFault: null,
    changedOn: null,
  });
  const narrowed = async (filters: Parameters<typeof selectNames>[1]['filters']) =>
    (await selectNames(pool, { unitId, filters, limit: 10, now })).rows.map(({ name }) => name);
  assert.deepEqual(await narrowed({ fault: 'W8', state: 'parked' }), ['che.vn']);
  assert.deepEqual(await narrowed({ trusted: 'no' }), ['banh.vn']);
  assert.deepEqual(await narrowed({ zone: 'biz.vn', flag: 'phishing' }), ['mi.biz.vn']);
  assert.deepEqual(await narrowed({ text: 'BÁNH' }), ['banh.vn']);
  assert.deepEqual(await narrowed({ text: 'm' }), ['mi.biz.vn', 'moi.vn']);
  assert.deepEqual(await narrowed({ text: '%' }), []);
  assert.deepEqual(await narrowed({ unplaced: true }), ['xa.vn']);
  assert.deepEqual(await narrowed({ presence: 'website', trusted: 'not-yes' }), ['banh.vn']);
  assert.deepEqual(await narrowed({ presence: 'placeholder,website', trusted: 'not-yes' }), [
    'banh.vn',
    'che.vn',
  ]);
  const counted = async (filters: Parameters<typeof selectNames>[1]['filters']) =>
    (await selectNames(pool, { unitId, filters, limit: 0, now })).total;
  assert.deepEqual(await counted({ presence: 'website' }), { value: 3, exact: true });
  assert.deepEqual(await counted({ presence: 'website', trusted: 'not-yes' }), { value: 1, exact: true });
  assert.deepEqual(await counted({ presence: 'placeholder' }), { value: 1, exact: true });
});

test('what a commune sees of lists, searches and changes is its own', async () => {
  await using world = await openWorld();
  await fill(world);
  const pool = world.database.connect('hien_dien_console');
  const scope = { everywhere: false, unitIds: [world.unit('Bình Minh')], accountId: null };
  const unitId = world.unit('Tỉnh Đông');
  const seen = async (filters: Parameters<typeof selectNames>[1]['filters']) => {
    const page = await inScope(pool, scope, (db) => selectNames(db, { unitId, filters, limit: 10, now }), {
      readOnly: true,
    });
    return [...page.rows.map(({ name }) => name), page.total.value];
  };
  assert.deepEqual(await seen({}), ['banh.vn', 'mi.biz.vn', 2]);
  assert.deepEqual(await seen({ text: 'vn.' }), [0]);
  assert.deepEqual(await seen({ text: '.vn' }), ['banh.vn', 'mi.biz.vn', 2]);
  assert.deepEqual(await seen({ fault: 'W6' }), [0]);
  assert.deepEqual(await seen({ fault: 'T11' }), ['banh.vn', 1]);
  const since = Temporal.Instant.from('2026-11-24T17:00:00Z');
  const changes = await inScope(pool, scope, (db) => selectChanges(db, { unitId, since, limit: 5, now }));
  assert.deepEqual([changes.rows.map(({ name }) => name), changes.counts], [['banh.vn'], { 'site-down': 1 }]);
  await assert.rejects(
    inScope(pool, scope, (db) => selectParts(db, { ...asked, unitId })),
    (error) => error instanceof Problem && error.code === 'unit-out-of-scope',
  );
});

test('what changed is told with names, the newest first, and counted by kind for as long as it is kept', async () => {
  await using world = await openWorld();
  await fill(world);
  const { pool } = world.database;
  const since = Temporal.Instant.from('2026-01-01T00:00:00Z');
  const unitId = world.unit('Tỉnh Đông');
  const changes = await selectChanges(pool, { unitId, since, limit: 2, now });
  assert.equal(changes.since.toString(), '2026-10-21T17:00:00Z');
  assert.deepEqual(
    changes.rows.map(({ name, kind, before, after }) => `${name} ${kind} ${before} → ${after}`),
    ['banh.vn site-down active → unreachable', 'che.vn site-down active → unreachable'],
  );
  assert.deepEqual(changes.counts, { 'site-down': 2, 'flag-raised': 1 });
  const raised = await selectChanges(pool, { unitId, since, limit: 5, kinds: ['flag-raised'], now });
  assert.deepEqual(
    raised.rows.map(({ name }) => name),
    ['mi.biz.vn'],
  );
});

test('today: what went down since yesterday, how much was measured, when VNNIC’s month is due', async () => {
  await using world = await openWorld();
  await fill(world);
  const { pool } = world.database;
  const day = await selectDay(pool, { unitIds: [world.unit('Tỉnh Đông')], now, first: 1 });
  assert.deepEqual(
    day.changes
      .filter(({ events }) => events > 0)
      .map(({ kind, events, first }) => [kind, events, first[0]?.name]),
    [['site-down', 2, 'banh.vn']],
  );
  assert.equal(day.measured.names, 1);
  assert.deepEqual(day.due, {
    dueOn: '2026-12-25',
    daysLeft: 29,
    movedFrom: null,
    window: { from: '2026-11-26', until: '2026-12-25' },
  });
  assert.deepEqual(
    day.registered.map(({ name, count, entered }) => [name, count, entered]),
    [['Đông', null, false]],
  );
});

test('the day after the due day a month that was never entered is late; one that was is not', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  const unitId = world.unit('Tỉnh Đông');
  const late = async () =>
    (await selectDay(pool, { unitIds: [unitId], now, first: 1 })).registered.map((one) => one.late);
  const enter = (on: string) =>
    inTransaction(pool, (trx) =>
      recordRegisteredCount(
        trx,
        { unitId, zone: '', on, frame: '34', value: 8, document: `Công văn ${on}` },
        'account:1',
      ),
    );
  assert.deepEqual(await late(), [false]);
  await enter('2026-10-31');
  assert.deepEqual(await late(), [true]);
  await enter('2026-11-25');
  assert.deepEqual(await late(), [false]);
});

test('the CSV is every row of the filter with its heading, and says how many rows and which bytes it was', async () => {
  await using world = await openWorld();
  await fill(world);
  const as = (code: string) => code;
  const file = exportNames(world.database.pool, {
    unitId: world.unit('Tỉnh Đông'),
    filters: { zone: 'biz.vn' },
    now,
    language: 'vi',
    words: { state: as, presence: as, flag: as },
  });
  assert.throws(() => file.finished(), /not read to its end/);
  let text = '';
  for await (const piece of file.lines) text += piece;
  assert.equal(
    text,
    '\ufeffTên miền,Tên miền (ASCII),Đuôi,Đơn vị,Chủ thể,Loại chủ thể,Ngành (VSIC),Trạng thái,Hiện diện,"Tin cậy, an toàn",Thư điện tử,Hạng,Điểm,Lỗi,Dấu hiệu nghi ngờ,Như vậy từ,Đo gần nhất,Thay đổi gần nhất\r\n' +
      'mi.biz.vn,mi.biz.vn,.biz.vn,Xã Bình Minh,,,,active,website,có,có,A,,,phishing,26/11/2026 10:00,26/11/2026 10:00,10/11/2026\r\n' +
      'pho.biz.vn,pho.biz.vn,.biz.vn,Xã An Bình,Quán Phở,Hộ kinh doanh,,active,website,có,có,A,,,,02/10/2026 10:00,02/10/2026 10:00,\r\n',
  );
  assert.deepEqual([file.of.on, file.of.method, file.finished().rows], ['2026-11-26', 'hien-dien-2026.1', 2]);
  assert.match(file.finished().sha256, /^[0-9a-f]{64}$/);
});
