/**
 * Lists written out in tests, imported as a person would: the whole way from bytes to the register.
 */
import type pg from 'pg';
import { openListBytes } from '#platform/tables/list-source.ts';
import { type ImportOptions, importList } from '../imports/import.ts';
import type { KindId } from '../imports/kind.ts';
import type { ImportReport } from '../imports/report.ts';

export const now = Temporal.Instant.from('2026-11-26T03:00:00Z');
export const secret = Buffer.alloc(32, 7);

export function importText(
  pool: pg.Pool,
  kind: KindId,
  text: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importList(pool, {
    kind,
    file: openListBytes({ path: 'list.csv', bytes: Buffer.from(text), kind: 'text' }),
    asOf: '2026-06-30',
    secret,
    by: 'test',
    now,
    ...options,
  });
}

/** Outcome, line and reason of every note, in the order of lines. */
export function notesOf(report: ImportReport): string[] {
  return report.notes.kept
    .toSorted((left, right) => left.line - right.line)
    .map(({ line, outcome, reason }) => `${line} ${outcome} ${reason}`);
}

/** Counts that are not zero. */
export function countsOf(report: ImportReport): Record<string, number> {
  return Object.fromEntries(Object.entries(report.counts).filter(([, count]) => count > 0));
}

/** Name and type of a unit as it is called last. */
export async function unitNamed(pool: pg.Pool, id: number | null): Promise<string | null> {
  const { rows } = await pool.query<{ name: string }>(
    `select type || ' ' || name as name
     from territory.unit_version
     where unit_id = $1
     order by upper(valid) desc nulls first
     limit 1`,
    [id],
  );
  return rows[0]?.name ?? null;
}

/** Where a subject counts and where its list had it. */
export async function placeOf(pool: pg.Pool, name: string): Promise<[string | null, string | null]> {
  const { rows } = await pool.query<{ unitId: number | null; originUnitId: number | null }>(
    'select unit_id as "unitId", origin_unit_id as "originUnitId" from registry.subject where name = $1',
    [name],
  );
  if (rows.length !== 1) throw new Error(`${rows.length} subjects are called ${name}`);
  return [await unitNamed(pool, rows[0]!.unitId), await unitNamed(pool, rows[0]!.originUnitId)];
}
