import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { markAsOfRun, recordRegisteredCount } from '#registry/index.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { pruneFiguresMoved, selectFiguresStamp } from './stamp.ts';

const period = (text: string) => `
  insert into reporting.cell (indicator, unit_id, period, source, frame, numerator)
  select id, (select min(id) from territory.unit), '${text}', source, '34', 1
  from reporting.indicator
  limit 1`;

test('the stamp changes with what a transaction wrote when it ends, in whatever order transactions end', async () => {
  await using database = await openTerritoryDatabase();
  const { pool } = database;
  await pool.query(`
    insert into reporting.indicator (id, name_vi, name_en, numerator, measure, source, better)
    values ('names', 'Tên', 'Names', 'names', 'count', 'measured', 'higher')`);
  const empty = await selectFiguresStamp(pool);
  const first = await pool.connect();
  const second = await pool.connect();
  try {
    await first.query('begin');
    await first.query(period('2026-01'));
    await second.query('begin');
    await second.query(period('2026-02'));
    assert.deepEqual(await selectFiguresStamp(pool), empty);
    await second.query('commit');
    const later = await selectFiguresStamp(pool);
    assert.notDeepEqual(later, empty);
    await first.query('commit');
    const both = await selectFiguresStamp(pool);
    assert.notDeepEqual(both, later);
    await first.query('begin');
    await first.query(period('2026-03'));
    await first.query('rollback');
    assert.deepEqual(await selectFiguresStamp(pool), both);
  } finally {
    first.release();
    second.release();
  }
});

test('a count that VNNIC sent moves the stamp; pruning keeps it telling moments apart', async () => {
  await using database = await openTerritoryDatabase();
  const app = database.connect('hien_dien_app');
  const before = await selectFiguresStamp(app);
  await inTransaction(app, async (trx) => {
    const { rows } = await trx.query<{ id: number }>(
      `select id from territory.unit where key like 'province:19@%' order by id limit 1`,
    );
    await recordRegisteredCount(
      trx,
      {
        unitId: rows[0]!.id,
        zone: '',
        on: '2026-10-31',
        frame: '34',
        value: 3295,
        document: 'Công văn thử',
      },
      'account:1',
    );
  });
  assert.notDeepEqual(await selectFiguresStamp(app), before);
  await database.pool.query(`
    insert into reporting.figures_moved (by_transaction)
    select (1000000 + number)::text::xid8 from generate_series(1, 500) as number`);
  const many = await selectFiguresStamp(app);
  assert.ok((await pruneFiguresMoved(app)) > 250);
  assert.notDeepEqual(await selectFiguresStamp(app), many);
  assert.equal(await pruneFiguresMoved(app), 0);
});

test('whatever a list of names or subjects shows moves the stamp, once a transaction', async () => {
  await using database = await openTerritoryDatabase();
  const { pool } = database;
  await pool.query(`
    insert into registry.subject (kind, name, legal_basis) values ('school', 'Trường Một', 'x');
    insert into registry.domain (name, unicode, zone, zone_kind, listed_on)
    values ('a.vn', 'a.vn', 'vn', 'generic', '2026-11-01')`);
  const changes = [
    `update registry.subject set name = 'Trường Hai'`,
    `update registry.domain set registrar = 'Một'`,
    `insert into registry.holding (domain_id, subject_id, valid, evidence)
     select domain.id, subject.id, '[2026-11-01,)', 'declared' from registry.domain, registry.subject`,
    `insert into observatory.domain_now (domain_id) select id from registry.domain`,
    `update observatory.domain_now set last_measured_at = now()`,
  ];
  for (const change of changes) {
    const before = await selectFiguresStamp(pool);
    await pool.query(change);
    assert.notDeepEqual(await selectFiguresStamp(pool), before, change);
  }
  const counted = async () =>
    (await pool.query<{ rows: number }>('select count(*) as rows from reporting.figures_moved')).rows[0]!
      .rows;
  const before = await counted();
  await pool.query(`begin; ${changes[0]}; ${changes[4]}; commit`);
  assert.equal(await counted(), before + 1);
});

test('while a run is open what it moved is told apart from what people did', async () => {
  await using database = await openTerritoryDatabase();
  const { pool } = database;
  await pool.query(`
    insert into registry.domain (name, unicode, zone, zone_kind, listed_on)
    values ('a.vn', 'a.vn', 'vn', 'generic', '2026-11-01')`);
  const measure = () =>
    inTransaction(pool, async (trx) => {
      await markAsOfRun(trx);
      await trx.query('insert into observatory.domain_now (domain_id) select id from registry.domain');
      await trx.query('delete from observatory.domain_now');
    });
  await measure();
  assert.equal((await selectFiguresStamp(pool)).besidesRun, null);
  await pool.query(`
    insert into observatory.run (kind, status, profile, method, vantage, slots)
    values ('due', 'running', 'presence', 'x', 'x', 1)`);
  const before = await selectFiguresStamp(pool);
  await measure();
  const measured = await selectFiguresStamp(pool);
  assert.notEqual(measured.all, before.all);
  assert.equal(measured.besidesRun, before.besidesRun);
  await pool.query(`update registry.domain set registrar = 'Một'`);
  const done = await selectFiguresStamp(pool);
  assert.notEqual(done.besidesRun, measured.besidesRun);
  await pool.query(`update observatory.run set status = 'done', ended_at = now()`);
  assert.deepEqual(await selectFiguresStamp(pool), { all: done.all, besidesRun: null });
});
