/**
 * A test's own database with all of territory in it. Copied from a template that is loaded once for these tables.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template, type TestDatabase } from '#platform/postgres/testing.ts';
import { loadTerritory } from './load.ts';

/** For tests of other rooms: on its own, or called from the `prepare` of a larger template. */
export const territoryTemplate: Template = {
  name: 'territory',
  key: digest(),
  prepare: async (pool) => {
    await inTransaction(pool, (trx) => loadTerritory(trx));
  },
};

export function openTerritoryDatabase(): Promise<TestDatabase> {
  return openTestDatabase({ template: territoryTemplate });
}

function digest(): string {
  const hash = createHash('sha256');
  for (const file of globSync(['tables/*.csv', '{load,compose,closure}.ts'], {
    cwd: import.meta.dirname,
  }).sort()) {
    hash.update(readFileSync(join(import.meta.dirname, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
