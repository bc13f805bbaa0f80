/**
 * How much of what VNNIC counts in a unit is known: the one figure that its page, its place in a ranking and its files tell.
 *
 * It is the unit's own where VNNIC counts the unit, else that of the largest part VNNIC counts. VNNIC seldom counts by
 * commune: then what is known of the province decides for its communes, and is told as the province's.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Frame, selectAncestors, type UnitOn } from '#territory/index.ts';
import { selectCells } from './cells.ts';
import { type Coverage, mainCoverage, type RegisteredFigure, toFigure } from './coverage.ts';
import type { Counting } from './facts.ts';
import { countNamesOn63 } from './frame-63.ts';
import type { Period } from './period.ts';
import { type Registered, readRegistered } from './registered.ts';
import { type Exactness, exact, foreignSlice, namesUnderVn } from './tally.ts';
import { setAgainstKnown } from './unit-figures.ts';

/** Of when and on which map it is asked. */
export interface StandingAt {
  counting: Counting;
  period: Period;
  frame: Frame;
  /** The last day a count of VNNIC's may be of. */
  asOf: IsoDate;
}

/** Names under .vn known on the unit's ground. */
export type Known = { names: number } & Exactness;

/**
 * Works out the coverage of a province that its communes tell, or gives it as it was worked out for another of them: where
 * only a part of the province is counted that takes seconds, and a page each of 92 communes would ask for the same.
 */
export type KeepAbove = (
  provinceId: number,
  work: () => Promise<Coverage | null>,
) => Promise<Coverage | null>;

export interface Standing {
  registered: Registered;
  /** By unit of VNNIC's figures, the unit's own first. */
  figures: { parts: RegisteredFigure[]; whole: RegisteredFigure | null };
  coverage: Coverage | null;
}

/** Of one unit, with VNNIC's figures it stands on. */
export async function readStanding(
  db: Db,
  at: StandingAt,
  unit: UnitOn,
  own: Known,
  keepAbove: KeepAbove = (_, work) => work(),
): Promise<Standing> {
  const registered = await readRegistered(db, { unit, frame: at.frame.name, on: at.asOf });
  const figures = await setAgainstKnown(db, at.counting, registered, { unit, frame: at.frame, own });
  const coverage = mainCoverage(figures.parts, figures.whole) ?? (await readAbove(db, at, unit, keepAbove));
  return { registered, figures, coverage };
}

/**
 * Of one of many units whose counts were read together, without what stands above it.
 *
 * From cells where the unit itself or all it was formed of is counted. Where only a part is, the names on the old ground of
 * the parts are counted when asked: 230,000 in 1.3 s on two busy cores.
 */
export async function readOwnCoverage(
  db: Db,
  { counting, frame }: Pick<StandingAt, 'counting' | 'frame'>,
  { unit, registered, own }: { unit: UnitOn; registered: Registered; own: Known },
): Promise<Coverage | null> {
  const { whole: count } = registered;
  const whole = count === null ? null : toFigure({ unit, frame: frame.name, count, zones: [] }, own);
  if (whole?.coverage != null || registered.parts.every((part) => part.count === null)) {
    return mainCoverage([], whole);
  }
  const { parts } = await setAgainstKnown(db, counting, registered, { unit, frame, own });
  return mainCoverage(parts, whole);
}

/** Of a commune without a count of its own that of its province; null for a province, and where that has none either. */
async function readAbove(
  db: Db,
  at: StandingAt,
  unit: UnitOn,
  keepAbove: KeepAbove,
): Promise<Coverage | null> {
  if (unit.level !== 'commune') return null;
  const above = await selectAncestors(db, unit.id, at.frame.on);
  const province = above.find(({ level }) => level === 'province');
  if (province === undefined) return null;
  return ofAbove(await keepAbove(province.id, () => readWhole(db, at, province)));
}

/** Of a unit by itself; where nothing of it is counted nothing is counted for it. */
async function readWhole(db: Db, at: StandingAt, unit: UnitOn): Promise<Coverage | null> {
  const registered = await readRegistered(db, { unit, frame: at.frame.name, on: at.asOf });
  if (registered.parts.every(({ count }) => count === null)) return null;
  return readOwnCoverage(db, at, { unit, registered, own: await readKnown(db, at, unit) });
}

/** The same figure as a commune's. */
export function ofAbove(coverage: Coverage | null): Coverage | null {
  return coverage === null ? null : { ...coverage, from: 'above' };
}

async function readKnown(db: Db, { counting, period, frame }: StandingAt, unit: UnitOn): Promise<Known> {
  if (frame.name === '63') return countNamesOn63(db, counting, unit);
  const cells = await selectCells(db, { unitIds: [unit.id], period, slices: ['', foreignSlice] });
  return { names: namesUnderVn(cells), ...exact };
}
