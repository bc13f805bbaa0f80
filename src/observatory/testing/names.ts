/**
 * Names and results for tests of this room: registered names without a holder, and judgements that say one thing.
 */
import type { Db } from '#platform/postgres/db.ts';
import { digestOfJudgement } from '../digest.ts';
import type { MeasuredResult } from '../result.ts';
import type { JudgementRow } from '../summary.ts';

/** @returns their ids, in the order given */
export async function insertNames(
  db: Db,
  names: readonly string[],
  { listedAt = '2024-12-01T00:00:00Z' }: { listedAt?: string } = {},
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `
    insert into registry.domain (name, unicode, zone, zone_kind, listed_on, changed_at)
    select name, name, 'vn', 'generic', '2024-12-01', $2
    from unnest($1::text[]) with ordinality as given (name, place)
    order by place
    returning id`,
    [names, listedAt],
  );
  return rows.map(({ id }) => id);
}

/** A run that others can refer to; `sample` runs are never open. */
export async function insertRun(db: Db): Promise<number> {
  const { rows } = await db.query<{ id: number }>(`
    insert into observatory.run (kind, status, profile, method, vantage, slots)
    values ('sample', 'done', 'presence', 'test', 'test', 1)
    returning id`);
  return rows[0]!.id;
}

export function judgementRow(change: Partial<JudgementRow> = {}): JudgementRow {
  return {
    norm: 'hien-dien-2026.1',
    state: 'active',
    presence: 'website',
    trusted: true,
    grade: 'A',
    score: 92,
    scores: { website: 100, tls: 90, mail: null },
    flags: [],
    mail: true,
    faults: [],
    verdicts: { W4: 'pass', T11: 'pass', M1: 'pass', M7: 'pass' },
    ...change,
  };
}

/** A judgement alone, as invented history has it. */
export function measured(
  domainId: number,
  at: string | Temporal.Instant,
  change: Partial<JudgementRow> = {},
): MeasuredResult {
  const row = judgementRow(change);
  const measuredAt = Temporal.Instant.from(at);
  return { kind: 'measured', domainId, measuredAt, row, digest: digestOfJudgement(row), observation: null };
}
