/**
 * Judging again: every stored observation under this build's checks and a norm, and the judgements brought in line.
 *
 * Names are taken some at a time, each time in one transaction, and how far it came is kept, so that an interrupted
 * judging again goes on where it was. Done twice it changes nothing. No network, and no event: what happened to the names
 * happened long ago.
 */
import type { Pool } from 'pg';
import { defaultNorm, judge, type Norm } from '#measurement/index.ts';
import { type Db, inTransaction, type Trx } from '#platform/postgres/db.ts';
import { unpackObservation } from './body.ts';
import { digestOfJudgement } from './digest.ts';
import { touchUnitsOf } from './store.ts';
import { insertJudgementRows } from './store-changes.ts';
import { type JudgementRow, type MailRule, reasonNotMeasured, summarise } from './summary.ts';
import { type Interval, type Seen, timelineOf } from './timeline.ts';

export interface RejudgeOptions {
  norm: Norm;
  /** Kept with every judgement that is written. */
  method: string;
  mailRule?: MailRule;
  /** Whether what a name shows now is said by this norm from here on; true for the engine's default norm. */
  active?: boolean;
  signal?: AbortSignal;
  onProgress?(done: Rejudged): void;
}

export interface Rejudged {
  names: number;
  observations: number;
  /** Observations whose judgement under the norm is what was stored. */
  same: number;
  differs: number;
  /** Observations of which this norm cannot tell the presence; they are left as they are. */
  unknown: number;
  /** Check → observations whose verdict on it changed. */
  byCheck: Record<string, number>;
  /** False when it was interrupted; the next call goes on from there. */
  finished: boolean;
}

/** Names a transaction; at 4 ms an observation their rows are locked for about a second. */
const namesAtOnce = 100;

export async function rejudge(pool: Pool, options: RejudgeOptions): Promise<Rejudged> {
  const key = `observatory.rejudge ${options.norm.name} ${options.method}`;
  const total: Rejudged = {
    names: 0,
    observations: 0,
    same: 0,
    differs: 0,
    unknown: 0,
    byCheck: {},
    finished: false,
  };
  let after = await selectProgress(pool, key);
  while (!options.signal?.aborted) {
    const ids = await selectNames(pool, after);
    await inTransaction(pool, async (trx) => {
      if (ids.length > 0) await rejudgeNames(trx, ids, options, total);
      await saveProgress(trx, key, ids.at(-1) ?? 0);
    });
    options.onProgress?.(total);
    if (ids.length === 0) return { ...total, finished: true };
    after = ids.at(-1) ?? after;
  }
  return total;
}

async function selectProgress(db: Db, key: string): Promise<number> {
  const { rows } = await db.query<{ after: number }>(
    'select value::bigint as after from platform.setting where key = $1',
    [key],
  );
  return rows[0]?.after ?? 0;
}

async function saveProgress(trx: Trx, key: string, after: number): Promise<void> {
  await trx.query(
    `
    insert into platform.setting (key, value)
    values ($1, to_jsonb($2::bigint))
    on conflict (key) do update
    set value = excluded.value`,
    [key, after],
  );
}

async function selectNames(db: Db, after: number): Promise<number[]> {
  const { rows } = await db.query<{ domain_id: number }>(
    `
    select domain_id
    from observatory.domain_now
    where domain_id > $1
      and observation_id is not null
    order by domain_id
    limit $2`,
    [after, namesAtOnce],
  );
  return rows.map(({ domain_id }) => domain_id);
}

interface NowRow {
  domain_id: number;
  judgement_id: number | null;
  digest: Buffer | null;
  last_measured_at: Temporal.Instant;
}

async function rejudgeNames(
  trx: Trx,
  ids: readonly number[],
  options: RejudgeOptions,
  total: Rejudged,
): Promise<void> {
  const { rows: names } = await trx.query<NowRow>(
    `
    select domain_id, judgement_id, digest, last_measured_at
    from observatory.domain_now
    where domain_id = any($1::bigint[])
    order by domain_id
    for update`,
    [ids],
  );
  const changed: number[] = [];
  for (const now of names) if (await rejudgeName(trx, now, options, total)) changed.push(now.domain_id);
  await touchUnitsOf(trx, changed);
}

/** @returns whether what the name shows now changed */
async function rejudgeName(
  trx: Trx,
  now: NowRow,
  options: RejudgeOptions,
  total: Rejudged,
): Promise<boolean> {
  const active = options.active ?? options.norm.name === defaultNorm.name;
  const stored = await selectStored(trx, now.domain_id);
  const { seen, unknown } = await selectSeen(trx, now, options);
  total.observations += seen.length + unknown.size;
  total.unknown += unknown.size;
  const ofNorm = stored.filter(
    ({ norm, observationId }) =>
      norm === options.norm.name && !(observationId !== null && unknown.has(observationId)),
  );
  for (const { row, from } of seen)
    countDifference(row, coverOf(ofNorm, from) ?? coverOf(stored, from), total);
  total.names += 1;
  const rows = timelineOf(seen, ofNorm, { end: now.last_measured_at, open: active });
  await writeIntervals(trx, now.domain_id, rows, options);
  return active ? await follow(trx, now, options.norm.name) : false;
}

interface StoredRow extends Interval {
  norm: string;
  /** null in history that nobody observed. */
  observationId: number | null;
  verdicts: Record<string, string>;
}

async function selectStored(trx: Trx, domainId: number): Promise<StoredRow[]> {
  const { rows } = await trx.query<StoredRow>(
    `
    select
      id,
      norm,
      encode(digest, 'hex') as digest,
      first_seen as "from",
      last_seen as "to",
      observation_id as "observationId",
      verdicts
    from observatory.judgement
    where domain_id = $1
    order by first_seen, id`,
    [domainId],
  );
  return rows;
}

/** Every observation of a name with its new judgement, oldest first, and those the norm can say nothing of. */
async function selectSeen(
  trx: Trx,
  now: NowRow,
  { norm, mailRule }: RejudgeOptions,
): Promise<{ seen: Seen<JudgementRow>[]; unknown: Set<number> }> {
  const { rows } = await trx.query<{
    id: number;
    body: Buffer;
    from: Temporal.Instant;
    to: Temporal.Instant | null;
  }>(
    `
    select id, body, first_seen as "from", last_seen as "to"
    from observatory.observation
    where domain_id = $1
    order by first_seen`,
    [now.domain_id],
  );
  const unknown = new Set<number>();
  const seen = rows.flatMap(({ id, body, from, to }) => {
    const judgement = judge(unpackObservation(body), { norm });
    if (reasonNotMeasured(judgement) !== null) {
      unknown.add(id);
      return [];
    }
    const row = summarise(judgement, mailRule);
    return [{ observationId: id, from, to, digest: digestOfJudgement(row).toString('hex'), row }];
  });
  return { seen, unknown };
}

function coverOf<Row extends Interval>(rows: readonly Row[], at: Temporal.Instant): Row | undefined {
  return rows.findLast(({ from }) => Temporal.Instant.compare(from, at) <= 0);
}

function countDifference(row: JudgementRow, before: StoredRow | undefined, total: Rejudged): void {
  const sameNorm = before?.norm === row.norm;
  if (sameNorm && before?.digest === digestOfJudgement(row).toString('hex')) {
    total.same += 1;
    return;
  }
  total.differs += 1;
  const checks = new Set([...Object.keys(row.verdicts), ...Object.keys(before?.verdicts ?? {})]);
  for (const check of checks) {
    if (row.verdicts[check] === before?.verdicts[check]) continue;
    total.byCheck[check] = (total.byCheck[check] ?? 0) + 1;
  }
}

async function writeIntervals(
  trx: Trx,
  domainId: number,
  rows: ReturnType<typeof timelineOf<JudgementRow>>,
  { method }: RejudgeOptions,
): Promise<void> {
  for (const { id, change } of rows) {
    if (id === null || change === 'none') continue;
    await updateJudgement(trx, id, rows.find((row) => row.id === id)!, method);
  }
  const added = rows.flatMap(({ id, from, to, seen }) => (id === null && seen ? [{ from, to, seen }] : []));
  if (added.length === 0) return;
  const run = await lastRunOf(trx, domainId);
  await insertJudgementRows(
    trx,
    { id: run, method },
    added.map(({ seen, from, to }) => ({
      ...seen.row,
      domain_id: domainId,
      observation_id: seen.observationId,
      digest: seen.digest,
      first_seen: from.toString(),
      last_seen: to?.toString() ?? null,
    })),
  );
}

async function updateJudgement(
  trx: Trx,
  id: number,
  { seen, to, change }: ReturnType<typeof timelineOf<JudgementRow>>[number],
  method: string,
): Promise<void> {
  if (change === 'end' || seen === null) {
    await trx.query('update observatory.judgement set last_seen = $2 where id = $1', [id, to]);
    return;
  }
  const { row } = seen;
  await trx.query(
    `
    update observatory.judgement
    set
      last_seen = $2,
      observation_id = $3,
      method = $4,
      digest = decode($5, 'hex'),
      state = $6,
      presence = $7,
      trusted = $8,
      grade = $9,
      score = $10,
      scores = $11,
      flags = $12,
      mail = $13,
      faults = $14,
      verdicts = $15
    where id = $1`,
    [
      id,
      to,
      seen.observationId,
      method,
      seen.digest,
      row.state,
      row.presence,
      row.trusted,
      row.grade,
      row.score,
      JSON.stringify(row.scores),
      row.flags,
      row.mail,
      row.faults,
      JSON.stringify(row.verdicts),
    ],
  );
}

/** A judgement names the run whose measurement it judges; added rows take the run of the observation they stand on. */
async function lastRunOf(trx: Trx, domainId: number): Promise<number> {
  const { rows } = await trx.query<{ run_id: number }>(
    'select run_id from observatory.domain_now where domain_id = $1',
    [domainId],
  );
  return rows[0]?.run_id ?? 0;
}

/** What the name shows now is its open judgement under the active norm; another norm's is closed. */
async function follow(trx: Trx, now: NowRow, norm: string): Promise<boolean> {
  const { rows } = await trx.query<{ id: number; digest: Buffer }>(
    `
    select id, digest
    from observatory.judgement
    where domain_id = $1
      and norm = $2
      and last_seen is null`,
    [now.domain_id, norm],
  );
  const current = rows[0];
  if (!current) return false;
  if (now.judgement_id === current.id && now.digest?.equals(current.digest)) return false;
  if (now.judgement_id !== null && now.judgement_id !== current.id) {
    await trx.query('update observatory.judgement set last_seen = $2 where id = $1 and last_seen is null', [
      now.judgement_id,
      now.last_measured_at,
    ]);
  }
  await trx.query('update observatory.domain_now set judgement_id = $2, digest = $3 where domain_id = $1', [
    now.domain_id,
    current.id,
    current.digest,
  ]);
  return true;
}
