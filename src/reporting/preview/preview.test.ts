import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pool } from 'pg';
import { proposeChange, type Signatory } from '#assumptions/index.ts';
import { signatory } from '#assumptions/testing.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { Problem } from '#platform/problems.ts';
import { rebuildCells, refreshTouched } from '../refresh.ts';
import { cellLines, openWorld, type World } from '../testing/world.ts';
import { applyConfirmed, confirmPreviewed } from './confirm.ts';
import type { FigureValue } from './figure.ts';
import { previewAssumption } from './preview.ts';
import { previewProposal, selectPreviewFigures } from './store.ts';

const now = Temporal.Instant.from('2026-11-26T05:00:00Z');
const placeholders = ['website', 'placeholder'];

/** Two provinces with names; a.vn shows a placeholder since September. */
async function fill(world: World): Promise<Pool> {
  await world.subject('Quán Phở', 'An Bình');
  await world.name('a.vn', 'An Bình', { holder: 'Quán Phở' });
  await world.name('b.biz.vn', 'An Bình', { zone: 'biz.vn' });
  await world.name('c.vn', 'Tỉnh Đông');
  await world.name('e.vn', 'Em Phúc');
  await world.judge('a.vn', '2026-09-03', { presence: 'placeholder' });
  await world.judge('b.biz.vn', '2026-11-02', { presence: 'website', trusted: true });
  await world.judge('c.vn', '2026-11-02', { presence: 'placeholder' });
  await world.judge('e.vn', '2026-11-02', { presence: 'none' });
  const app = world.database.connect('hien_dien_app');
  await rebuildCells(app, { now });
  return app;
}

const change = (by: Signatory, from: string) => ({
  key: 'presence.website',
  value: placeholders,
  from,
  title: { vi: 'Trang tạm cũng được tính là trang web' },
  source: 'Kết luận cuộc họp',
  grade: 'inferred' as const,
  document: 'Thông báo 31/TB-SKHCN',
  reason: 'Thống nhất cách tính với tỉnh bạn',
  by,
  at: now,
});

interface Two {
  an: Signatory;
  binh: Signatory;
}

async function people(pool: Pool): Promise<Two> {
  return {
    an: await signatory(pool, 'Nguyễn Văn An', 'Chuyên viên'),
    binh: await signatory(pool, 'Trần Thị Bình', 'Phó Giám đốc'),
  };
}

/** Proposed by one and previewed. */
async function propose(world: World, app: Pool, { an }: Two, from: string) {
  const { id } = await inTransaction(app, (trx) => proposeChange(trx, change(an, from)));
  const done = await previewProposal(app, { id, now });
  assert.equal(done.outcome, 'previewed');
  const { rows } = await world.database.pool.query<{ digest: string }>(
    'select preview_digest as digest from assumptions.proposal where id = $1',
    [id],
  );
  return { id, shown: rows[0]!.digest, summary: done.outcome === 'previewed' ? done.summary : null };
}

function say(value: FigureValue | null): string {
  if (value === null) return '–';
  if ('numerator' in value) {
    return value.denominator === null ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
  }
  return JSON.stringify(value);
}

/** The cells among a preview's figures, in the words of `cellLines`. */
async function figureLines(pool: Pool, proposalId: number): Promise<string[]> {
  const { figures } = await selectPreviewFigures(pool, { proposalId, limit: 500 });
  const { rows } = await pool.query<{ id: number; key: string }>('select id, key from territory.unit');
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return figures
    .filter(({ kind }) => kind === 'cell')
    .map(
      ({ unit, period, indicator, slice, before, after }) =>
        `${keys.get(unit!.id)} ${period} ${indicator} ${slice} ${say(before)} → ${say(after)}`,
    );
}

test('a preview tells every figure that would change, provinces first, and how many would not', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  const { id, summary } = await propose(world, app, await people(world.database.pool), '2026-11-01');
  assert.deepEqual(
    (await figureLines(app, id)).filter((line) => / {2}/.test(line)),
    [
      'Tỉnh Đông 2026-11 names-website  1/3 → 3/3',
      'Tỉnh Đông 2026-11 subjects-with-website  0/1 → 1/1',
      'An Bình 2026-11 names-website  1/2 → 2/2',
      'An Bình 2026-11 subjects-with-website  0/1 → 1/1',
    ],
  );
  assert.deepEqual([summary?.way, summary?.periods, summary?.units], ['counted', ['2026-11'], 2]);
  const untouched = summary?.compared.find(({ indicator }) => indicator === 'names-trusted');
  assert.equal(untouched?.changed, 0);
});

test('what a preview foretells is what the cells show once it is confirmed and counted', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  const two = await people(world.database.pool);
  const { id, shown } = await propose(world, app, two, '2026-10-01');
  const foretold = await figureLines(app, id);
  const before = { october: await cellLines(app, '2026-10'), november: await cellLines(app, '2026-11') };
  await inTransaction(app, (trx) => confirmPreviewed(trx, { id, by: two.binh, at: now, shown }));
  assert.deepEqual(await applyConfirmed(app, { now }), [
    { id, key: 'presence.website', way: 'counted', periods: ['2026-10', '2026-11'] },
  ]);
  assert.deepEqual(await applyConfirmed(app, { now }), []);
  const after = { october: await cellLines(app, '2026-10'), november: await cellLines(app, '2026-11') };
  const became = [
    ...differences('2026-10', before.october, after.october),
    ...differences('2026-11', before.november, after.november),
  ];
  assert.deepEqual(became.sort(), foretold.sort());
  assert.ok(foretold.includes('An Bình 2026-10 names-website  0/1 → 1/1'));
  assert.ok(foretold.includes('Tỉnh Đông 2026-11 names-website  1/3 → 3/3'));
});

/** `An Bình 2026-11 names-website  1/2 → 2/2` of each line that differs. */
function differences(period: string, before: readonly string[], after: readonly string[]): string[] {
  const split = (line: string) => {
    const at = line.lastIndexOf(' ');
    return [line.slice(0, at), line.slice(at + 1)] as const;
  };
  const was = new Map(before.map(split));
  const is = new Map(after.map(split));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((place) => was.get(place) !== is.get(place))
    .map((place) => {
      const [, unit, rest] = /^(.+?) ((?:names|subjects|faults).*)$/.exec(place)!;
      return `${unit} ${period} ${rest} ${was.get(place) ?? '–'} → ${is.get(place) ?? '–'}`;
    });
}

test('months before its first day keep their figures, also when everything is counted anew', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  const two = await people(world.database.pool);
  const { id, shown } = await propose(world, app, two, '2026-11-01');
  await inTransaction(app, (trx) => confirmPreviewed(trx, { id, by: two.binh, at: now, shown }));
  await applyConfirmed(app, { now });
  await rebuildCells(app, { now });
  const website = async (period: string) =>
    (await cellLines(app, period)).filter((line) => line.startsWith('An Bình names-website  '));
  assert.deepEqual(await website('2026-09'), ['An Bình names-website  0/1']);
  assert.deepEqual(await website('2026-11'), ['An Bình names-website  2/2']);
});

test('a value for a day to come is tried on the running month and counted when the day has come', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  const two = await people(world.database.pool);
  const { id, shown } = await propose(world, app, two, '2026-12-01');
  assert.ok((await figureLines(app, id)).includes('An Bình 2026-11 names-website  1/2 → 2/2'));
  await inTransaction(app, (trx) => confirmPreviewed(trx, { id, by: two.binh, at: now, shown }));
  assert.deepEqual(await applyConfirmed(app, { now }), []);
  const december = Temporal.Instant.from('2026-12-01T05:00:00Z');
  await refreshTouched(app, { now: december });
  assert.deepEqual(await applyConfirmed(app, { now: december }), [
    { id, key: 'presence.website', way: 'counted', periods: ['2026-12'] },
  ]);
  const website = async (period: string) =>
    (await cellLines(app, period)).filter((line) => line.startsWith('An Bình names-website  '));
  assert.deepEqual(await website('2026-11'), ['An Bình names-website  1/2']);
  assert.deepEqual(await website('2026-12'), ['An Bình names-website  2/2']);
});

test('nothing stays from a preview, and what was touched is still to be counted', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  const { pool } = world.database;
  await world.judge('e.vn', '2026-11-20', { presence: 'website', mail: true });
  const state = async () => {
    const { rows } = await pool.query(
      `select
         (select count(*) from assumptions.assumption) as assumptions,
         (select count(*) from registry.touched_unit) as touched,
         (select md5(string_agg(c::text, ',' order by c::text)) from reporting.cell as c) as cells,
         (select md5(string_agg(j::text, ',' order by j::text)) from observatory.judgement as j) as judgements`,
    );
    return rows[0];
  };
  const before = await state();
  assert.equal(before.touched, 1);
  const from = '2026-09-01';
  const website = { key: 'presence.website', value: placeholders, from, now } as const;
  assert.equal((await previewAssumption(app, website)).figures.length > 0, true);
  await previewAssumption(app, { key: 'presence.mail', value: { M1: ['warn'], M7: ['pass'] }, from, now });
  assert.deepEqual(await state(), before);
  assert.deepEqual(await refreshTouched(app, { now, wait: false }), { units: 1, busy: false });
});

test('figures that moved since the preview make it an old one; previewed again it can be confirmed', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  const two = await people(world.database.pool);
  const { id, shown } = await propose(world, app, two, '2026-11-01');
  await world.judge('e.vn', '2026-11-25', { presence: 'website' });
  await refreshTouched(app, { now });
  const confirm = (digest: string) =>
    inTransaction(app, (trx) => confirmPreviewed(trx, { id, by: two.binh, at: now, shown: digest }));
  await assert.rejects(
    confirm(shown),
    (error) => error instanceof Problem && error.code === 'proposal-preview-old',
  );
  await previewProposal(app, { id, now });
  await assert.rejects(
    confirm(shown),
    (error) => error instanceof Problem && error.code === 'proposal-preview-old',
  );
  const { rows } = await app.query(
    'select preview_digest as digest from assumptions.proposal where id = $1',
    [id],
  );
  assert.deepEqual(await confirm(rows[0].digest), { key: 'presence.website', version: 2 });
});

test('the mail rule is tried as if every name had been judged again by it', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  await world.database.pool.query(
    `update observatory.judgement set verdicts = '{"M1": "warn implicit-mx", "M7": "pass"}', mail = false
     where domain_id = (select id from registry.domain where name = 'b.biz.vn')`,
  );
  await rebuildCells(app, { now, periods: ['2026-11'] });
  const value = { M1: ['pass', 'warn'], M7: ['pass', 'warn'] };
  const preview = await previewAssumption(app, { key: 'presence.mail', value, from: '2026-11-01', now });
  assert.equal(preview.way, 'judged');
  assert.deepEqual(
    preview.figures
      .filter(
        ({ kind, slice, unitId }) => kind === 'cell' && slice === '' && unitId === world.unit('An Bình'),
      )
      .map(({ indicator, before, after }) => `${indicator} ${say(before)} → ${say(after)}`),
    ['names-mail 0/2 → 1/2'],
  );
});

test('a province sees the figures of its own units in a preview', async () => {
  await using world = await openWorld();
  const app = await fill(world);
  await world.judge('e.vn', '2026-11-25', { presence: 'placeholder' });
  const two = await people(world.database.pool);
  const { id } = await propose(world, app, two, '2026-11-01');
  const console = world.database.connect('hien_dien_console');
  const scope = { everywhere: false, unitIds: [world.unit('Tỉnh Tây')], accountId: two.an.accountId };
  const { figures, total } = await inScope(console, scope, (trx) =>
    selectPreviewFigures(trx, { proposalId: id, limit: 500 }),
  );
  const own = ['Tỉnh Tây', 'Em Phúc'] as const;
  assert.deepEqual(
    [...new Set(figures.map(({ unit }) => unit?.id))],
    own.map((place) => world.unit(place)),
  );
  const first = await inScope(console, scope, (trx) =>
    selectPreviewFigures(trx, { proposalId: id, limit: 2 }),
  );
  assert.deepEqual(first.figures, figures.slice(0, 2));
  assert.deepEqual([first.total, first.next], [total, figures[1]?.number]);
  const all = await selectPreviewFigures(app, { proposalId: id, limit: 500 });
  assert.deepEqual(
    figures,
    all.figures.filter(({ unitId }) => own.some((place) => world.unit(place) === unitId)),
  );
});
