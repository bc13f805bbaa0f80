/**
 * VNNIC's counts for a report: the newest of each unit by the end of the period, for the unit itself and, where it was
 * formed of others and has none, for those. Figures of different maps are never added to a whole unless every part has one
 * of the same day.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type RegisteredCount as Counted, selectRegisteredCounts } from '#registry/index.ts';
import { type FrameName, lastDayOf63, selectLineage, selectUnit, type UnitOn } from '#territory/index.ts';

/** A count as it was entered. */
export interface RegisteredCount {
  value: number;
  on: IsoDate;
  frame: FrameName;
  document: string;
  /** The sum of counts of its parts, not a count of its own. */
  derived: boolean;
}

/** One unit VNNIC may count, on its own map. */
export interface RegisteredPart {
  unit: UnitOn;
  /** Map of the unit. */
  frame: FrameName;
  /** null: no figure has been entered. */
  count: RegisteredCount | null;
  /** Of its names by zone, where entered. */
  zones: { zone: string; value: number; on: IsoDate }[];
}

export interface Registered {
  parts: RegisteredPart[];
  /** Of the unit the report is of, on the report's map; null where it cannot be told. */
  whole: RegisteredCount | null;
}

/** @param unit on its map; `on` the last day a count may be of */
export async function readRegistered(
  db: Db,
  { unit, frame, on }: { unit: UnitOn; frame: FrameName; on: IsoDate },
): Promise<Registered> {
  const counts = await selectRegisteredCounts(db, { unitIds: [unit.id], on });
  const own = toPart(unit, frame, counts);
  if (own.count !== null || frame === '63') {
    return { parts: [own], whole: own.count };
  }
  const earlier = await selectFormedOf(db, unit);
  const theirs = await selectRegisteredCounts(db, { unitIds: earlier.map(({ id }) => id), on });
  return toRegistered(own, earlier, theirs);
}

/** The unit's own count, else those of what it was formed of with their sum, where all of them are of one day. */
export function toRegistered(
  own: RegisteredPart,
  earlier: readonly UnitOn[],
  counts: readonly Counted[],
): Registered {
  if (own.count !== null || earlier.length === 0) return { parts: [own], whole: own.count };
  const parts = earlier.map((one) => toPart(one, '63', counts));
  return { parts: [own, ...parts], whole: addUp(parts) };
}

/** The provinces a merged province was formed of, as they were on their last day; none for any other unit. */
async function selectFormedOf(db: Db, unit: UnitOn): Promise<UnitOn[]> {
  if (unit.level !== 'province' || unit.existsFrom === null) return [];
  const { predecessors } = await selectLineage(db, unit.id);
  const ids = predecessors.filter(({ level }) => level === 'province').map(({ unitId }) => unitId);
  const units: UnitOn[] = [];
  for (const id of ids) {
    const one = await selectUnit(db, id, lastDayOf63);
    if (one !== null) units.push(one);
  }
  return units;
}

export function toPart(unit: UnitOn, frame: FrameName, counts: readonly Counted[]): RegisteredPart {
  const own = counts.filter(({ unitId }) => unitId === unit.id);
  const zones = [...Map.groupBy(own, ({ zone }) => zone).values()].map(newest);
  const all = zones.find(({ zone }) => zone === '');
  return {
    unit,
    frame,
    count:
      all === undefined
        ? null
        : { value: all.value, on: all.on, frame: all.frame, document: all.document, derived: false },
    zones: zones.filter(({ zone }) => zone !== '').map(({ zone, value, on }) => ({ zone, value, on })),
  };
}

/** A province that did not merge may have one of each map; the later one stands. */
function newest(counts: readonly Counted[]): Counted {
  return counts.reduce((latest, count) => (count.on > latest.on ? count : latest));
}

function addUp(parts: readonly RegisteredPart[]): Registered['whole'] {
  const counts = parts.map(({ count }) => count).filter((count) => count !== null);
  if (counts.length < parts.length || new Set(counts.map(({ on }) => on)).size > 1) return null;
  return {
    value: counts.reduce((sum, { value }) => sum + value, 0),
    on: counts[0]!.on,
    frame: '34',
    document: [...new Set(counts.map(({ document }) => document))].join('; '),
    derived: true,
  };
}
