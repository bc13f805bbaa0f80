/**
 * A row named a place that several communes were called: that name, and for each commune of today that may be meant the one
 * it was then with what stood above it. The row's own words are not kept; the name is the one that all of them share.
 */
import { foldLetters } from '#platform/letters.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { lastDayOf63, selectLineage, selectUnit } from '#territory/index.ts';
import { placeName } from './subject-page.ts';

export interface SameNamed {
  name: string;
  /** The map on which they share it: that of the list's day, or the old one where a later list still named it. */
  on: IsoDate;
  /** By commune of today: `Xã Tân Thành, Huyện Phú Bình, Tỉnh Thái Nguyên`; more than one where several became it. */
  places: Map<number, string[]>;
}

interface Behind {
  id: number;
  name: string;
}

/** @returns null where no name, or more than one, is shared by all of them */
export async function readSameNamed(
  db: Db,
  candidates: readonly number[],
  asOf: IsoDate,
): Promise<SameNamed | null> {
  for (const on of new Set([asOf, lastDayOf63])) {
    const behind = new Map<number, Behind[]>();
    for (const id of candidates) behind.set(id, await unitsBehind(db, id, on));
    const [first = [], ...others] = [...behind.values()].map(keysOf);
    const [key, another] = [...first].filter((one) => others.every((keys) => [...keys].includes(one)));
    if (key === undefined || another !== undefined) continue;
    const places = new Map<number, string[]>();
    let name = '';
    for (const [id, units] of behind) {
      const meant = units.filter((unit) => foldLetters(unit.name) === key);
      name ||= meant[0]?.name ?? '';
      places.set(id, await placesOf(db, meant, on));
    }
    return { name, on, places };
  }
  return null;
}

/** What was there on that day: the commune itself, or those that became it since. */
async function unitsBehind(db: Db, id: number, on: IsoDate): Promise<Behind[]> {
  const itself = await selectUnit(db, id, on);
  const { predecessors } = await selectLineage(db, id);
  return [
    ...(itself === null ? [] : [itself]),
    ...predecessors
      .filter((piece) => piece.level === 'commune' && on < piece.on)
      .map(({ unitId, name }) => ({ id: unitId, name })),
  ];
}

async function placesOf(db: Db, units: readonly Behind[], on: IsoDate): Promise<string[]> {
  const places: string[] = [];
  for (const { id } of units) {
    const unit = await selectUnit(db, id, on);
    if (unit !== null) places.push(await placeName(db, unit, on));
  }
  return places;
}

/** Marks make no difference, as they make none where a list is read. */
const keysOf = (units: readonly Behind[]) => new Set(units.map(({ name }) => foldLetters(name)));
