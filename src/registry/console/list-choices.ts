/** What a page offers when a list is handed in, and how many were. */
import type { Db } from '#platform/postgres/db.ts';
import type { KindId } from '../imports/kind.ts';

/** Names of the column profiles saved for a kind. */
export async function selectProfileNames(db: Db, kind: KindId): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    'select name from registry.column_profile where kind = $1 order by name',
    [kind],
  );
  return rows.map(({ name }) => name);
}

/** Lists handed in that whoever asks sees. */
export async function countUploads(db: Db): Promise<number> {
  const { rows } = await db.query<{ uploads: number }>('select count(*) as uploads from registry.upload');
  return rows[0]!.uploads;
}
