/**
 * Writes schema.sql anew from a database that was just migrated: `npm run schema`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSchema } from './schema.ts';
import { openTestDatabase } from './testing.ts';

/** The committed text. */
export const schemaFile = join(import.meta.dirname, '../../../schema.sql');

/** Says where the text comes from; the rest is `renderSchema`. */
export const schemaHeader =
  '-- Written by `npm run schema` from a database with all migrations. For reading and comparing; do not edit.\n\n';

if (import.meta.main) {
  await using database = await openTestDatabase();
  writeFileSync(schemaFile, schemaHeader + (await renderSchema(database.pool)));
}
