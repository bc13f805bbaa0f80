/**
 * Cells at the size of the largest province: 230,000 names, 168 communes, a million subjects, ten million judgements.
 *
 * Makes a database of its own by SQL on the embedded server, counts everything from history, reads a province's page from
 * its cells, and counts one commune anew after a change. Prints one JSON line. About ten minutes, most of them for making
 * the history; it needs 20 GB of disk.
 *
 *     --names N (230000)   --judgements N (10000000)   --subjects N (1000000)   --folder PATH   --keep
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { checks, defaultNorm } from '#measurement/index.ts';
import { createDatabaseIfMissing } from '#platform/postgres/create-database.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { startEmbedded } from '#platform/postgres/embedded/start.ts';
import { defaultMigrations, migrate } from '#platform/postgres/migrate.ts';
import { openPool } from '#platform/postgres/pool.ts';
import { rebuildCells, refreshTouched } from '#reporting/index.ts';
import { loadTerritory } from '#territory/index.ts';

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '230000' },
    judgements: { type: 'string', default: '10000000' },
    subjects: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const size = {
  names: Number(values.names),
  rows: Math.round(Number(values.judgements) / Number(values.names)),
  subjects: Number(values.subjects),
};
const now = Temporal.Instant.from('2026-11-26T05:00:00Z');
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'hien-dien-bench-cells-'));

const embedded = await startEmbedded({ dataFolder: join(folder, 'postgres'), idleSeconds: 30 });
await createDatabaseIfMissing(embedded.connectionFor('postgres'), 'bench_cells');
const target = embedded.connectionFor('bench_cells');
await migrate(target, defaultMigrations);
const pool = openPool(target, { applicationName: 'hien-dien bench' });
try {
  const { rows } = await pool.query<{ made: boolean }>('select exists (select from registry.domain) as made');
  const makeSeconds = rows[0]?.made ? null : await seconds(() => makeProvince(pool));
  const rebuildSeconds: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    rebuildSeconds.push(await seconds(() => rebuildCells(pool, { now })));
  }
  const counts = await pool.query(
    `select
       (select count(*) from registry.domain) as names,
       (select count(*) from registry.subject) as subjects,
       (select count(*) from observatory.judgement) as judgements,
       pg_size_pretty(pg_total_relation_size('observatory.judgement')) as judgement_size,
       (select count(*) from reporting.cell) as cells,
       (select count(distinct period) from reporting.cell) as periods`,
  );
  console.log(
    JSON.stringify({
      ...counts.rows[0],
      makeSeconds,
      rebuildSeconds,
      unitPageMs: await unitPageMs(pool),
      refreshMs: await refreshMs(pool),
      nothingTouchedMs: await medianMs(20, () => refreshTouched(pool, { now })),
    }),
  );
} finally {
  await pool.end();
  await embedded[Symbol.asyncDispose]();
  if (!values.keep && values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

/** Thành phố Hồ Chí Minh with invented names and subjects, and a year of history in which 5 in 6 looks saw a change. */
async function makeProvince(db: Pool): Promise<void> {
  await inTransaction(db, (trx) => loadTerritory(trx));
  await db.query(`
    create table commune as
    select row_number() over (order by code.code) - 1 as number, unit_id as id
    from territory.code
    join territory.closure as k on k.descendant_id = code.unit_id and k.depth = 1 and k.valid @> date '2026-11-26'
    where code.valid @> date '2026-11-26' and k.ancestor_id = (
      select unit_id from territory.code where scheme = 'gso' and code = '79' and valid @> date '2026-11-26'
    )`);
  await db.query(
    `insert into registry.subject (kind, name, unit_id, legal_basis)
     select (array['enterprise', 'household', 'household', 'cooperative', 'school'])[1 + n % 5], 'Mẫu ' || n, c.id, 'mẫu'
     from generate_series(1, $1::int) as n
     join commune as c on c.number = n % (select count(*) from commune)
     order by n`,
    [size.subjects],
  );
  await db.query(
    `insert into registry.domain (name, unicode, zone, zone_kind, unit_id, registered_on, listed_on)
     select 'mau-' || n || '.' || z.zone, 'mau-' || n || '.' || z.zone, z.zone, 'generic', c.id,
       date '2025-01-01' + n % 600, '2025-01-01'
     from generate_series(1, $1::int) as n
     join lateral (select (array['vn', 'com.vn', 'biz.vn', 'id.vn', 'io.vn', 'net.vn'])[1 + n % 6] as zone) as z on true
     join commune as c on c.number = n % (select count(*) from commune)
     order by n`,
    [size.names],
  );
  await db.query(
    `insert into registry.holding (domain_id, subject_id, valid, evidence)
     select d.id, s.id, '[2025-01-01,)', 'registrar-list'
     from (select id, row_number() over (order by id) as n from registry.domain) as d
     join (select id, row_number() over (order by id) as n from registry.subject) as s on s.n = d.n
     where d.n % 2 = 0`,
  );
  await makeHistory(db);
  await db.query('vacuum analyze');
}

async function makeHistory(db: Pool): Promise<void> {
  const verdicts = JSON.stringify(Object.fromEntries(checks.map(({ id }) => [id, 'pass'])));
  await db.query(
    `insert into observatory.run (kind, status, profile, method, vantage, slots, planned_at)
     values ('sample', 'done', 'presence', 'bench', 'bench', 1, timestamptz '2025-11-30T00:00Z')`,
  );
  await db.query('drop index observatory.judgement_when');
  for (let row = 0; row < size.rows; row += 1) {
    // In the order of time, as runs write them: what a name showed lies all over the table.
    await db.query(
      `insert into observatory.judgement
         (domain_id, norm, method, digest, first_seen, last_seen, state, presence, trusted, grade, score, scores, mail,
          faults, verdicts, run_id)
       select id, $1, 'bench', substr(sha256((id || ' ' || $2)::bytea), 1, 16),
         timestamptz '2025-12-01T00:00Z' + ($2::int * 360.0 / $3) * interval '1 day' + (id % 1000) * interval '1 second',
         null, 'active', (array['website', 'website', 'placeholder', 'domain-only'])[1 + (id + $2::int) % 4],
         (id + $2::int) % 4 = 0, 'B', 80, '{"website": 80, "tls": 70}', (id + $2::int) % 3 = 0,
         (array['W6', 'W8', 'S1', 'X1', 'X2', 'N13', 'M11', 'V1', 'T9', 'T10', 'T11'])[1 : (id + $2::int) % 11], $4, 1
       from registry.domain`,
      [defaultNorm.name, row, size.rows, verdicts],
    );
  }
  await db.query('create unique index judgement_when on observatory.judgement (domain_id, norm, first_seen)');
  await db.query(
    `insert into observatory.domain_now (domain_id, judgement_id, last_measured_at)
     select distinct on (domain_id) domain_id, id, timestamptz '2026-11-25T00:00Z'
     from observatory.judgement
     order by domain_id, first_seen desc`,
  );
}

/** The province's page, two reads: its own cells of every slice, and of each commune those of the whole. */
async function unitPageMs(db: Pool): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const { rows } = await db.query<{
      'QUERY PLAN': { 'Execution Time': number; 'Planning Time': number }[];
    }>(
      `explain (analyze, format json)
       select unit_id, indicator, slice, numerator, denominator
       from reporting.cell
       where period = '2026-11' and frame = '34'
         and (unit_id = any((select array_agg(id) from commune)::bigint[]) and slice = '')
       union all
       select unit_id, indicator, slice, numerator, denominator
       from reporting.cell
       where period = '2026-11' and frame = '34' and unit_id = (
         select ancestor_id from territory.closure
         where descendant_id = (select id from commune limit 1) and depth = 1 and valid @> date '2026-11-26'
       )`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0];
    times.push((plan?.['Execution Time'] ?? 0) + (plan?.['Planning Time'] ?? 0));
  }
  return median(times);
}

/** Fifty names of a commune change; how long until commune and province are counted again. */
async function refreshMs(db: Pool): Promise<number> {
  const times: number[] = [];
  for (let number = 1; number <= 15; number += 1) {
    await db.query('insert into registry.touched_unit (unit_id) select id from commune where number = $1', [
      number,
    ]);
    await db.query(
      `update observatory.judgement
       set presence = 'social-only'
       where id in (
         select n.judgement_id
         from commune as c
         join registry.domain as d on d.unit_id = c.id
         join observatory.domain_now as n on n.domain_id = d.id
         where c.number = $1
         limit 50
       )`,
      [number],
    );
    times.push(1000 * (await seconds(() => refreshTouched(db, { now }))));
  }
  return median(times);
}

async function medianMs(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(1000 * (await seconds(work)));
  return median(times);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return Math.round(100 * (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 100;
}
