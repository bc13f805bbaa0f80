/**
 * Column profiles saved by name: which heading of somebody's export is which field, so that the next list of the same
 * sender needs no thought.
 */
import type { Db } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Profile } from './columns.ts';
import type { Kind } from './kind.ts';

/** @throws Problem `import-profile-unknown`, which lists those that are saved for the kind */
export async function selectProfile(db: Db, kind: Kind, name: string): Promise<Profile> {
  const { rows } = await db.query<{ name: string; mapping: Profile }>(
    'select name, mapping from registry.column_profile where kind = $1 order by name',
    [kind.id],
  );
  const found = rows.find((row) => row.name === name);
  if (found) return found.mapping;
  throw problem('import-profile-unknown', {
    profile: name,
    kind: kind.title,
    profiles: rows.map((row) => row.name),
  });
}

/** @throws Problem `import-profile-field` where the mapping names a field the kind has not */
export async function saveProfile(
  db: Db,
  { kind, name, mapping }: { kind: Kind; name: string; mapping: Profile },
): Promise<void> {
  const fields = kind.fields.map(({ key }) => key);
  const strange = Object.keys(mapping).find((key) => !fields.includes(key));
  if (strange !== undefined)
    throw problem('import-profile-field', { field: strange, kind: kind.title, fields });
  await db.query(
    `insert into registry.column_profile (kind, name, mapping)
     values ($1, $2, $3)
     on conflict (kind, name) do update set mapping = excluded.mapping, updated_at = now()`,
    [kind.id, name, JSON.stringify(mapping)],
  );
}
