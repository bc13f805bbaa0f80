/**
 * The whole schema as one text in a fixed order, written from the catalogue: what `schema.sql` holds, so that a review
 * shows what a migration does to the whole, and a test notices when they disagree.
 *
 * For reading and comparing; a database is made by migrations, not from this.
 */
import type { Pool } from 'pg';
import type { Trx } from './db.ts';
import { inTransaction } from './db.ts';
import * as grants from './schema-grants.ts';
import type { Piece } from './schema-queries.ts';
import * as objects from './schema-queries.ts';

/** Inside a schema, what is needed first comes first; the pieces of one table stand together. */
const order: readonly (readonly string[])[] = [
  [objects.schemas, grants.schemaGrants, grants.defaultGrants],
  [objects.types],
  [objects.sequences],
  [objects.functions, grants.functionGrants],
  [
    objects.tables,
    objects.views,
    objects.indexes,
    objects.statistics,
    objects.triggers,
    objects.rowSecurity,
    objects.policies,
    grants.relationGrants,
    grants.columnGrants,
  ],
];

/** Ends with a line end; the same for two databases exactly when their schemas are the same but for owners. */
export function renderSchema(pool: Pool): Promise<string> {
  return inTransaction(pool, async (trx) => {
    await trx.query('set transaction isolation level repeatable read, read only');
    await trx.query('set local search_path to pg_catalog');
    const blocks = [(await selectPieces(trx, objects.extensions)).map(({ text }) => text).join('\n')];
    const groups: { schema: string; rank: number; object: string; text: string }[] = [];
    for (const [rank, queries] of order.entries()) {
      const found = new Map<string, { schema: string; rank: number; object: string; text: string }>();
      for (const query of queries) {
        for (const { schema, object, text } of await selectPieces(trx, query)) {
          const key = `${schema}\0${object}`;
          const group = found.get(key);
          if (group === undefined) found.set(key, { schema, rank, object, text });
          else group.text += `\n${text}`;
        }
      }
      groups.push(...found.values());
    }
    groups.sort((a, b) => compare(a.schema, b.schema) || a.rank - b.rank || compare(a.object, b.object));
    blocks.push(...groups.map(({ text }) => text));
    return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
  });
}

async function selectPieces(trx: Trx, query: string): Promise<Piece[]> {
  const { rows } = await trx.query<Piece>(query);
  return rows.sort(
    (a, b) => compare(a.schema, b.schema) || compare(a.object, b.object) || compare(a.text, b.text),
  );
}

/** By code unit: the order must not depend on a collation. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
