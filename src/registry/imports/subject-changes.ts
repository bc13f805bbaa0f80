/**
 * What a list changed of known subjects, field by field, for the report.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { Change } from './context.ts';

const changesShown = 100;

/** The first hundred rows of `changed_subject`. */
export async function selectChanges(trx: Trx): Promise<Change[]> {
  const { rows } = await trx.query<{
    line: number;
    before: Record<string, string | null>;
    after: Record<string, string | null>;
    placeBefore: string | null;
    placeAfter: string | null;
  }>(
    `select changed.line, changed.before, changed.after, ${nameOf('unit_before')} as "placeBefore",
       ${nameOf('unit_after')} as "placeAfter"
     from changed_subject changed
     order by changed.line
     limit $1`,
    [changesShown],
  );
  return rows.map(({ line, before, after, placeBefore, placeAfter }) => ({
    line,
    fields: differences({ ...before, place: placeBefore }, { ...after, place: placeAfter }),
  }));
}

const nameOf = (column: string) => `(
  select version.type || ' ' || version.name
  from territory.unit_version version
  where version.unit_id = changed.${column}
  order by upper(version.valid) desc nulls first
  limit 1
)`;

/** Fields that are not the same; null counts as ''. */
export function differences(
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): Change['fields'] {
  return Object.fromEntries(
    Object.keys(after).flatMap((field) => {
      const [was, is] = [before[field] ?? '', after[field] ?? ''];
      return was === is ? [] : [[field, { before: was, after: is }]];
    }),
  );
}
