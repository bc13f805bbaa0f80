/** What single names show now, by their ids: for lists that begin with something else than a unit. */
import type { Db } from '#platform/postgres/db.ts';

export interface ShownName {
  domainId: number;
  presence: string;
  trusted: boolean | null;
  state: string;
  /** null without a score. */
  grade: string | null;
}

/** By the key, a look-up a name. Names that count nowhere are not among them. */
export async function selectShownNames(db: Db, domainIds: readonly number[]): Promise<ShownName[]> {
  if (domainIds.length === 0) return [];
  const { rows } = await db.query<ShownName>(
    `select domain_id as "domainId", presence, trusted, state, nullif(grade, 'none') as grade
     from reporting.name_now
     where domain_id = any($1::bigint[])`,
    [domainIds],
  );
  return rows;
}
