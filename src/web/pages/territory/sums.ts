/**
 * A province's sums on both maps: its old communes counted where they are now, its people counted where they were. What goes
 * in must come out.
 */
import type { Db } from '#platform/postgres/db.ts';
import {
  type LineagePiece,
  lastDayOf63,
  reformOn,
  restate,
  selectChildren,
  selectPopulation,
  selectUnit,
  type UnitOn,
} from '#territory/index.ts';

export type Sums = Awaited<ReturnType<typeof readSums>>;

export async function readSums(db: Db, province: UnitOn, predecessors: readonly LineagePiece[]) {
  const ids = predecessors.length === 0 ? [province.id] : predecessors.map(({ unitId }) => unitId);
  const olds: UnitOn[] = [];
  for (const id of ids) {
    const old = await selectUnit(db, id, lastDayOf63);
    if (old !== null) olds.push(old);
  }
  const communesOf = new Map<number, UnitOn[]>();
  for (const { id } of olds) communesOf.set(id, await selectChildren(db, id, lastDayOf63));
  const counts = [...communesOf.values()].flat().map(({ id }) => ({ unitId: id, value: 1 }));
  const provinces = await restate(db, counts, reformOn, { level: 'province' });
  const communes = await restate(db, counts, reformOn, { level: 'commune' });
  const people = await selectPopulation(db, { unitId: province.id, kind: 'all', on: reformOn });
  const peopleBefore =
    people === null
      ? []
      : await restate(db, [{ unitId: province.id, value: people.value }], lastDayOf63, { level: 'province' });
  return {
    /** The day whose map the old units are of. */
    beforeOn: lastDayOf63,
    before: olds.map(({ id, key, type, name }) => ({
      key,
      type,
      name,
      communes: communesOf.get(id)?.length ?? 0,
      people: peopleBefore.find(({ unitId }) => unitId === id)?.value ?? null,
      estimated: peopleBefore.some(({ unitId, exactness }) => unitId === id && exactness === 'estimated'),
    })),
    after: {
      communes: provinces.find(({ unitId }) => unitId === province.id)?.value ?? 0,
      people: people?.value ?? null,
      units: (await selectChildren(db, province.id, reformOn)).length,
      estimated: communes.filter(({ exactness }) => exactness === 'estimated').length,
    },
  };
}
