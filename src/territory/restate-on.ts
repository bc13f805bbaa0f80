/**
 * Counts of one map told on another: the ground from the database, the arithmetic from restate.ts.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Level } from './compose.ts';
import { selectGround, type Weights } from './pieces.ts';
import { type CountOn, type Restated, restateCounts } from './restate.ts';

/**
 * Restates additive counts to the map of a day, at a level where given (each unit's own where not).
 *
 * Forward and backward; the sum stays the same to 0. A series of a province is exact both ways from its communes'
 * counts at `level: 'province'` wherever a commune's ground lies in one province of the other map.
 *
 * @param values whole numbers, 0 or more; several of one unit are added
 * @param weights what cut pieces are weighed by, in order: the value of the assumption `territory.cut-weights`
 * @throws Problem `restate-finer`, `level-missing`; Error on a unit that does not exist
 */
export async function restate(
  db: Db,
  values: readonly CountOn[],
  on: IsoDate,
  { level, weights }: { level?: Level; weights?: readonly Weights[] } = {},
): Promise<Restated[]> {
  if (values.length === 0) return [];
  const unitIds = [...new Set(values.map(({ unitId }) => unitId))];
  const ground = await selectGround(db, {
    unitIds,
    on,
    ...(level === undefined ? {} : { level }),
    ...(weights === undefined ? {} : { weights }),
  });
  return restateCounts(values, ground);
}
