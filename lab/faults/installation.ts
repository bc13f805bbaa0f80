/**
 * An installation of the product that a test may break: a data folder, PostgreSQL of its own, names of the lab, and the
 * account of a run read from the tables rather than from the run's own sums.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { type Run, selectRun, startRun } from '#observatory/index.ts';
import { insertNames } from '#observatory/testing/names.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { type Embedded, startEmbedded } from '#platform/postgres/embedded/start.ts';
import { openPool } from '#platform/postgres/pool.ts';
import { ask, type ProgramSettings } from './program.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { until } from './until.ts';

/** Its data folder is removed with it, when its server has stopped. */
export interface Installation extends AsyncDisposable {
  server: Embedded;
  pool: Pool;
  settings: ProgramSettings;
  /** What all of it lies on; else why this machine lets us mount none, and it lies in the temporary directory. */
  disk: SmallDisk | string;
  /** Of the running server's first process. */
  postmaster(): Promise<number>;
}

export interface InstallationOptions {
  names: readonly string[];
  /** Of the disk; 1,000 by default, which no test fills by itself. */
  megabytes?: number;
  listen?: { address: string; port: number };
}

const database = 'hien_dien';

/**
 * Returns when a first command has made the database and the names are in it. It lies in memory where that can be: these
 * tests kill processes and no machine, and a disk that others use makes them three times as long.
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { names, megabytes = 1_000, listen } = options;
  const disk = mountSmallDisk(megabytes);
  const dataFolder = mkdtempSync(
    join(typeof disk === 'string' ? tmpdir() : disk.folder, 'hien-dien-faults-'),
  );
  const postgres = join(dataFolder, 'postgres');
  const server = await startEmbedded({
    dataFolder: postgres,
    idleSeconds: 1,
    ...(listen === undefined ? {} : { listen }),
  });
  const settings = { HIEN_DIEN_DATA: dataFolder, DATABASE_URL: '', XDG_RUNTIME_DIR: '' };
  await ask(['run', 'status'], { settings });
  const pool = openPool(server.connectionFor(database), { applicationName: 'lab test', max: 3 });
  await insertNames(pool, names);
  return {
    server,
    pool,
    settings,
    disk,
    async postmaster() {
      const { rows } = await pool.query<{ pid: number }>(
        `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
      );
      return rows[0]!.pid;
    },
    async [Symbol.asyncDispose]() {
      await pool.end();
      await server[Symbol.asyncDispose]();
      for (const lock of ['keeper.lock', 'server.lock']) {
        execFileSync('flock', ['--wait', '20', join(postgres, lock), 'true']);
      }
      rmSync(dataFolder, { recursive: true });
      if (typeof disk !== 'string') disk[Symbol.dispose]();
    },
  };
}

export interface RunPlan {
  slots: number;
  batchSize: number;
  /** `presence` by default. */
  profile?: 'presence' | 'full';
  now?: Temporal.Instant;
}

/** Plans a run over every name of the installation. */
export function planRun(pool: Pool, plan: RunPlan): Promise<Run> {
  const { slots, batchSize, profile = 'presence', now = Temporal.Now.instant() } = plan;
  return inTransaction(pool, (trx) =>
    startRun(trx, {
      ...{ everyDays: 7, failingEveryDays: 1, changedEveryDays: 1, all: true },
      ...{ now, slots, batchSize, profile, method: 'test', vantage: 'lab' },
    }),
  );
}

/** Resolves when the run has stored a batch and somebody has another in work: its middle. */
export async function middleOf(pool: Pool, { id }: Run): Promise<void> {
  await until(`run ${id} is in its middle`, async () => {
    const { rows } = await pool.query<{ middle: boolean }>(
      `
      select bool_or(status = 'done') and bool_or(status = 'leased') as middle
      from observatory.batch
      where run_id = $1`,
      [id],
    );
    return rows[0]!.middle;
  });
}

/** Resolves with the run when it is done. */
export function endOf(pool: Pool, { id }: Run): Promise<Run> {
  return until(`run ${id} is done`, async () => {
    const run = await selectRun(pool, id);
    return run?.status === 'done' ? run : null;
  });
}

export interface Account {
  planned: number;
  /** Measured and not measured, as the run says. */
  counted: number;
  /** The same as its batches say. */
  inBatches: number;
  /** Different names in its batches. */
  names: number;
  /** Names whose last try belongs to this run. */
  tried: number;
  /** Pairs of intervals of one name that overlap, of judgements and of observations. */
  overlapping: number;
  /** Intervals with no end that are not what their name shows now. */
  astray: number;
}

/** Where every name of a run went, counted in the tables. */
export async function accountOf(pool: Pool, { id }: Run): Promise<Account> {
  const { rows } = await pool.query<Account>(
    `
    with interval as (
      select 'judgement' as what, id, domain_id, seen
      from observatory.judgement_interval
      union all
      select 'observation', o.id, o.domain_id, tstzrange(o.first_seen, coalesce(o.last_seen, n.last_measured_at), '[]')
      from observatory.observation as o
      left join observatory.domain_now as n on n.observation_id = o.id
    )
    select
      planned,
      measured + not_measured as counted,
      (select sum(measured + not_measured)::int from observatory.batch where run_id = run.id) as "inBatches",
      (select count(distinct name) from observatory.batch, unnest(domain_ids) as name where run_id = run.id) as names,
      (select count(*) from observatory.domain_now where run_id = run.id) as tried,
      (
        select count(*)
        from interval as one
        join interval as other on other.what = one.what and other.domain_id = one.domain_id and other.id > one.id
        where one.seen && other.seen
      ) as overlapping,
      (
        select count(*)
        from observatory.judgement
        where last_seen is null
          and not exists (select from observatory.domain_now where judgement_id = judgement.id)
      ) as astray
    from observatory.run
    where id = $1`,
    [id],
  );
  return rows[0]!;
}

/** The account of a run over so many names in which nothing is lost and nothing counted twice. */
export function exact(names: number): Account {
  return {
    ...{ planned: names, counted: names, inBatches: names, names, tried: names },
    ...{ overlapping: 0, astray: 0 },
  };
}
