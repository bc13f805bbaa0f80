/**
 * What is written where a name does not look as it did: the last interval closed, a new one begun, the events between
 * the two. Whoever comes here holds the transaction; whether anything differs at all is asked in store.ts.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { type EventKind, eventsBetween, type Shown } from './events.ts';
import type { MeasuredResult, StoringRun } from './result.ts';
import type { JudgementRow } from './summary.ts';

interface NowRow extends Shown {
  domain_id: number;
  judgement_id: number | null;
  observation_id: number | null;
  digest: Buffer | null;
  observation_digest: Buffer | null;
  last_measured_at: Temporal.Instant | null;
  stored_before: boolean;
}

/** A result beside what is known of its name, and what has to be written because of the difference. */
interface Difference {
  result: MeasuredResult;
  now: NowRow;
  at: Temporal.Instant;
  judgementChanged: boolean;
  observationChanged: boolean;
}

/** @returns ids of the names whose judgement changed or is their first */
export async function storeDiffering(
  trx: Trx,
  run: StoringRun,
  results: readonly MeasuredResult[],
): Promise<number[]> {
  const known = await selectKnown(trx, results);
  const differences = results.flatMap((result): Difference[] => {
    const now = known.get(result.domainId);
    if (!now) throw new Error(`domain ${result.domainId} has no row in domain_now`);
    if (now.stored_before) return [];
    const judgementChanged = now.digest === null || !now.digest.equals(result.digest);
    const { observation } = result;
    // A new judgement keeps its own observation even where the stable part is the same: dates made the difference.
    const observationChanged =
      observation !== null &&
      (judgementChanged || !(now.observation_digest?.equals(observation.digest) ?? false));
    const at = effectiveTime(result.measuredAt, now.last_measured_at);
    return [{ result, now, at, judgementChanged, observationChanged }];
  });
  const observationIds = await insertObservations(
    trx,
    run,
    differences.filter(({ observationChanged }) => observationChanged),
  );
  const changed = differences.filter(({ judgementChanged }) => judgementChanged);
  const judgementIds = await insertJudgements(trx, run, changed, observationIds);
  await updateNow(trx, run, differences, judgementIds, observationIds);
  await insertEvents(trx, run, changed);
  return changed.map(({ result }) => result.domainId);
}

/** When a measurement begins a new interval: never at or before the last sighting of the one it ends. */
export function effectiveTime(measuredAt: Temporal.Instant, last: Temporal.Instant | null): Temporal.Instant {
  const rounded = measuredAt.round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  if (last === null || Temporal.Instant.compare(rounded, last) > 0) return rounded;
  return last.add({ microseconds: 1 });
}

/** What is known of each name, its row locked and made where there was none. */
async function selectKnown(trx: Trx, results: readonly MeasuredResult[]): Promise<Map<number, NowRow>> {
  const domainIds = results.map(({ domainId }) => domainId);
  await trx.query(
    `
    insert into observatory.domain_now (domain_id)
    select unnest($1::bigint[])
    on conflict do nothing`,
    [domainIds],
  );
  const { rows } = await trx.query<NowRow>(
    `
    select
      now.domain_id,
      now.judgement_id,
      now.observation_id,
      now.digest,
      now.observation_digest,
      now.last_measured_at,
      judgement.state,
      judgement.presence,
      judgement.trusted,
      judgement.flags,
      judgement.verdicts ->> 'T11' as certificate,
      -- A result that comes a second time after others were stored: it is inside an interval that says the same.
      exists (
        select
        from observatory.judgement as earlier
        where earlier.domain_id = input.domain_id
          and earlier.digest = input.digest
          and input.measured_at between earlier.first_seen and earlier.last_seen
      ) as stored_before
    from unnest($1::bigint[], $2::timestamptz[], $3::bytea[]) as input (domain_id, measured_at, digest)
    join observatory.domain_now as now on now.domain_id = input.domain_id
    left join observatory.judgement on judgement.id = now.judgement_id
    order by now.domain_id
    for update of now`,
    [domainIds, results.map(({ measuredAt }) => measuredAt), results.map(({ digest }) => digest)],
  );
  return new Map(rows.map((row) => [row.domain_id, row]));
}

/** Closes the observations that these replace. @returns domain id → id of its new observation */
async function insertObservations(
  trx: Trx,
  run: StoringRun,
  differences: readonly Difference[],
): Promise<Map<number, number>> {
  if (differences.length === 0) return new Map();
  await trx.query(
    `
    update observatory.observation
    set last_seen = closing.last_seen
    from unnest($1::bigint[], $2::timestamptz[]) as closing (id, last_seen)
    where observation.id = closing.id`,
    [differences.map(({ now }) => now.observation_id), differences.map(({ now }) => now.last_measured_at)],
  );
  const { rows } = await trx.query<{ domain_id: number; id: number }>(
    `
    insert into observatory.observation (domain_id, digest, schema, body, first_seen, run_id)
    select *, $6
    from unnest($1::bigint[], $2::bytea[], $3::int[], $4::bytea[], $5::timestamptz[])
    returning domain_id, id`,
    [
      differences.map(({ result }) => result.domainId),
      differences.map(({ result }) => result.observation?.digest),
      differences.map(({ result }) => result.observation?.schema),
      differences.map(({ result }) => result.observation?.body()),
      differences.map(({ at }) => at),
      run.id,
    ],
  );
  return new Map(rows.map(({ domain_id, id }) => [domain_id, id]));
}

/** Closes the judgements that these replace. @returns domain id → id of its new judgement */
async function insertJudgements(
  trx: Trx,
  run: StoringRun,
  differences: readonly Difference[],
  observationIds: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  if (differences.length === 0) return new Map();
  await trx.query(
    `
    update observatory.judgement
    set last_seen = closing.last_seen
    from unnest($1::bigint[], $2::timestamptz[]) as closing (id, last_seen)
    where judgement.id = closing.id`,
    [differences.map(({ now }) => now.judgement_id), differences.map(({ now }) => now.last_measured_at)],
  );
  const rows = differences.map(({ result, at }) => ({
    ...result.row,
    domain_id: result.domainId,
    observation_id: observationIds.get(result.domainId) ?? null,
    digest: result.digest.toString('hex'),
    first_seen: at.toString(),
  }));
  return insertJudgementRows(trx, run, rows);
}

export interface NewJudgement extends JudgementRow {
  domain_id: number;
  observation_id: number | null;
  /** Hexadecimal. */
  digest: string;
  first_seen: string;
  last_seen?: string | null;
}

/** @returns domain id → id of the judgement, the last one where a name has several */
export async function insertJudgementRows(
  trx: Trx,
  run: StoringRun,
  rows: readonly NewJudgement[],
): Promise<Map<number, number>> {
  const { rows: inserted } = await trx.query<{ domain_id: number; id: number }>(
    `
    insert into observatory.judgement (
      domain_id, observation_id, norm, method, digest, first_seen, last_seen, state, presence, trusted, grade, score,
      scores, flags, mail, faults, verdicts, run_id
    )
    select
      domain_id, observation_id, norm, $2, decode(digest, 'hex'), first_seen, last_seen, state, presence, trusted,
      grade, score, scores, flags, mail, faults, verdicts, $3
    from jsonb_to_recordset($1::jsonb) as row (
      domain_id bigint, observation_id bigint, norm text, digest text, first_seen timestamptz, last_seen timestamptz,
      state text, presence text, trusted boolean, grade text, score smallint, scores jsonb, flags text[], mail boolean,
      faults text[], verdicts jsonb
    )
    returning domain_id, id`,
    [JSON.stringify(rows), run.method, run.id],
  );
  return new Map(inserted.map(({ domain_id, id }) => [domain_id, id]));
}

async function updateNow(
  trx: Trx,
  run: StoringRun,
  differences: readonly Difference[],
  judgementIds: ReadonlyMap<number, number>,
  observationIds: ReadonlyMap<number, number>,
): Promise<void> {
  if (differences.length === 0) return;
  const ids = differences.map(({ result }) => result.domainId);
  await trx.query(
    `
    update observatory.domain_now as now
    set
      judgement_id = coalesce(input.judgement_id, now.judgement_id),
      observation_id = coalesce(input.observation_id, now.observation_id),
      digest = input.digest,
      observation_digest = coalesce(input.observation_digest, now.observation_digest),
      host_group = coalesce(input.host_group, now.host_group),
      last_measured_at = input.at,
      last_tried_at = input.measured_at,
      last_fault = null,
      failures = 0,
      run_id = $9
    from unnest(
      $1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[], $6::int[], $7::timestamptz[],
      $8::timestamptz[]
    ) as input (domain_id, judgement_id, observation_id, digest, observation_digest, host_group, at, measured_at)
    where now.domain_id = input.domain_id`,
    [
      ids,
      ids.map((id) => judgementIds.get(id) ?? null),
      ids.map((id) => observationIds.get(id) ?? null),
      differences.map(({ result }) => result.digest),
      differences.map(({ result }) => result.observation?.digest ?? null),
      differences.map(({ result }) => result.observation?.hostGroup ?? null),
      differences.map(({ at }) => at),
      differences.map(({ result }) => result.measuredAt),
      run.id,
    ],
  );
}

async function insertEvents(trx: Trx, run: StoringRun, differences: readonly Difference[]): Promise<void> {
  const events = differences
    .filter(({ now }) => now.judgement_id !== null)
    .flatMap(({ result, now, at }) => {
      const { state, presence, trusted, flags, verdicts } = result.row;
      const after: Shown = { state, presence, trusted, flags, certificate: verdicts.T11 ?? null };
      return eventsBetween(now, after).map((event) => ({ ...event, domainId: result.domainId, at }));
    });
  if (events.length === 0) return;
  await trx.query(
    `
    insert into observatory.event (domain_id, at, kind, before, after, run_id)
    select *, $6
    from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[])`,
    [
      events.map(({ domainId }) => domainId),
      events.map(({ at }) => at),
      events.map(({ kind }): EventKind => kind),
      events.map(({ before }) => before),
      events.map(({ after }) => after),
      run.id,
    ],
  );
}
