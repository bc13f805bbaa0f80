/**
 * A year of weekly runs stored: names/s when nothing changed, when some changed, and what the history weighs. A standalone
 * program that prints JSON; no network, results are handed in as a worker hands them in, 200 a transaction.
 *
 *   node bench/observatory.ts [--names 100000] [--weeks 52] [--change 5] [--body 7700]
 *
 * `--change` is the percentage of names that change each week, `--body` the bytes of a packed observation (the mean of the
 * lab's names). The second week changes nothing at all: there the unchanged names are timed. Writes are durable.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import {
  digestOfJudgement,
  type JudgementRow,
  type MeasuredResult,
  selectDue,
  storeResults,
} from '#observatory/index.ts';
import { judgementRow } from '#observatory/testing/names.ts';
import { createDatabaseIfMissing } from '#platform/postgres/create-database.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { startEmbedded } from '#platform/postgres/embedded/start.ts';
import { migrate } from '#platform/postgres/migrate.ts';
import { openPool } from '#platform/postgres/pool.ts';

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '100000' },
    weeks: { type: 'string', default: '52' },
    change: { type: 'string', default: '5' },
    body: { type: 'string', default: '7700' },
  },
});
const [names, weeks, change, bodyBytes] = [values.names, values.weeks, values.change, values.body].map(
  Number,
) as [number, number, number, number];
const batchSize = 200;

const sixtyVerdicts = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`C${at}`, at % 4 === 0 ? 'not-applicable no-mail' : 'pass']),
);
/** What a name shows in turn; its week of change decides which. */
const shows = (
  [
    { state: 'active', presence: 'website', trusted: true },
    { state: 'active', presence: 'website', trusted: false, faults: ['T11'] },
    { state: 'parked', presence: 'placeholder', trusted: false },
    { state: 'unreachable', presence: 'domain-only', trusted: false },
  ] as Partial<JudgementRow>[]
).map((part) => {
  const row = judgementRow({ ...part, verdicts: sixtyVerdicts });
  return { row, digest: digestOfJudgement(row) };
});
/** Packed observations do not compress further, so chance is as good as a real one. */
const body = randomBytes(bodyBytes);

function resultAt(domainId: number, version: number, measuredAt: Temporal.Instant): MeasuredResult {
  const { row, digest } = shows[version % shows.length]!;
  const observation = Buffer.alloc(16);
  observation.writeBigUInt64BE(BigInt(domainId), 0);
  observation.writeUInt32BE(version, 8);
  return {
    kind: 'measured',
    domainId,
    measuredAt,
    row,
    digest,
    observation: { digest: observation, schema: 1, hostGroup: domainId % 97, body: () => body },
  };
}

const folder = await mkdtemp(join(tmpdir(), 'hien-dien-bench-'));
try {
  await using embedded = await startEmbedded({ dataFolder: join(folder, 'postgres') });
  await createDatabaseIfMissing(embedded.connectionFor('postgres'), 'bench');
  const target = embedded.connectionFor('bench');
  await migrate(target);
  const pool = openPool(target, { applicationName: 'bench', max: 2 });
  console.log(JSON.stringify(await runYear(pool), null, 2));
  await pool.end();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function runYear(pool: Pool): Promise<unknown> {
  const ids = await insertNames(pool);
  const versions = new Uint32Array(ids.length);
  const run = await insertRun(pool);
  const rates: Record<string, number> = {};
  const quarters: unknown[] = [];
  const started = performance.now();
  let seconds = 0;
  for (let week = 0; week < weeks; week += 1) {
    const at = Temporal.Instant.from('2025-01-06T01:00:00Z').add({ hours: 168 * week });
    // The names that change are spread over all batches, others each week.
    const changes = (at: number) => week > 1 && (at + week * 7) % 100 < change;
    const walBefore = await walBytes(pool);
    const took = await storeWeek(pool, run, ids, versions, at, changes);
    seconds += took;
    if (week === 0) rates.new = Math.round(names / took);
    if (week === 1) rates.unchanged = Math.round(names / took);
    if (week === 1) rates.unchangedWalBytesPerName = Math.round(((await walBytes(pool)) - walBefore) / names);
    if (week === 2) rates.mixed = Math.round(names / took);
    if (week === 2) rates.mixedWalBytesPerName = Math.round(((await walBytes(pool)) - walBefore) / names);
    if ((week + 1) % 13 === 0 || week === weeks - 1)
      quarters.push({ weeks: week + 1, tables: await sizes(pool) });
  }
  const few = ids.slice(0, 2_000);
  const last = Temporal.Instant.from('2025-01-06T01:00:00Z').add({ hours: 168 * weeks });
  rates.changed = Math.round(few.length / (await storeWeek(pool, run, few, versions, last, () => true)));
  const dueStarted = performance.now();
  const due = await selectDue(pool, {
    now: last.add({ hours: 24 * 30 }),
    everyDays: 7,
    failingEveryDays: 1,
    changedEveryDays: 1,
  });
  return {
    names,
    weeks,
    changePercent: change,
    namesPerSecond: rates,
    storedPerSecondOverall: Math.round((names * weeks) / seconds),
    planSeconds: Number(((performance.now() - dueStarted) / 1000).toFixed(2)),
    due: due.length,
    quarters,
    minutes: Number(((performance.now() - started) / 60_000).toFixed(1)),
  };
}

async function storeWeek(
  pool: Pool,
  runId: number,
  ids: readonly number[],
  versions: Uint32Array,
  at: Temporal.Instant,
  changes: (at: number) => boolean,
): Promise<number> {
  const started = performance.now();
  for (let from = 0; from < ids.length; from += batchSize) {
    const results = ids.slice(from, from + batchSize).map((id, offset) => {
      if (changes(from + offset)) versions[from + offset]! += 1;
      return resultAt(id, versions[from + offset]!, at);
    });
    await inTransaction(pool, (trx) => storeResults(trx, { id: runId, method: 'bench' }, results));
  }
  return (performance.now() - started) / 1000;
}

async function insertNames(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `
    insert into registry.domain (name, unicode, zone, zone_kind, listed_on, changed_at)
    select 'ten-' || n || '.vn', 'ten-' || n || '.vn', 'vn', 'generic', '2024-12-01', '2024-12-01'
    from generate_series(1, $1::int) as n
    returning id`,
    [names],
  );
  return rows.map(({ id }) => id);
}

async function insertRun(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(`
    insert into observatory.run (kind, status, profile, method, vantage, slots)
    values ('sample', 'done', 'presence', 'bench', 'bench', 1)
    returning id`);
  return rows[0]!.id;
}

async function walBytes(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(`select pg_current_wal_lsn() - '0/0' as bytes`);
  return Number(rows[0]!.bytes);
}

/** After a vacuum, which is what autovacuum would have done by the week's end. */
async function sizes(pool: Pool): Promise<unknown> {
  await pool.query('vacuum (analyze) observatory.domain_now');
  await pool.query('vacuum (analyze) observatory.judgement');
  await pool.query('vacuum (analyze) observatory.observation');
  const { rows } = await pool.query<{
    name: string;
    megabytes: number;
    rows: number;
    dead: number;
    hot: number;
  }>(`
    select
      relname as name,
      round(pg_total_relation_size(relid) / 1e6)::int as megabytes,
      n_live_tup as rows,
      n_dead_tup as dead,
      round(100.0 * n_tup_hot_upd / greatest(n_tup_upd, 1))::int as hot
    from pg_stat_user_tables
    where schemaname = 'observatory'
      and relname in ('domain_now', 'judgement', 'observation', 'event')
    order by relname`);
  return Object.fromEntries(
    rows.map(({ name, megabytes, rows: live, dead, hot }) => [
      name,
      { megabytes, rows: live, dead, hotPercent: hot },
    ]),
  );
}
