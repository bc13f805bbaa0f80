/**
 * The figures of one unit on either map, for whoever shows them: counted, set against VNNIC's counts, divided by zone and by
 * kind of holder.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Frame, selectAncestors, type UnitOn } from '#territory/index.ts';
import { type Counted, readCounted } from './counted.ts';
import { type RegisteredFigure, toFigure } from './coverage.ts';
import type { Counting } from './facts.ts';
import { countNamesOn63, countOn63 } from './frame-63.ts';
import type { Period } from './period.ts';
import type { Registered, RegisteredPart } from './registered.ts';
import { type Exactness, emptyTally, exact, type Tally, talliesBy } from './tally.ts';

export type ZoneTally = Tally & { zone: string; registered: { value: number; on: IsoDate } | null };
export type KindTally = Tally & { kind: string };

/** @param communes whose places are wanted; on the old map a province's are counted with it whatever is given */
export async function countUnit(
  db: Db,
  counting: Counting,
  {
    period,
    unit,
    communes,
    frame,
  }: { period: Period; unit: UnitOn; communes: readonly UnitOn[]; frame: Frame },
): Promise<Counted> {
  if (frame.name === '34') return readCounted(db, period, unit, communes);
  if (unit.level === 'province') return countOn63(db, counting, unit);
  const above = await selectAncestors(db, unit.id, frame.on);
  const province = above.find(({ level }) => level === 'province');
  if (province === undefined) throw new Error(`commune ${unit.code} has no province on ${frame.on}`);
  const { places, slices } = await countOn63(db, counting, province);
  const own = places.get(unit.id);
  return {
    whole: slices.get(unit.id) ?? [],
    wholeExactness: own ?? exact,
    places: new Map(),
    slices: new Map(),
    unplaced: null,
    restatedNames: 0,
  };
}

/** Each count of VNNIC's beside the names it could have counted that are known on the same ground. */
export async function setAgainstKnown(
  db: Db,
  counting: Counting,
  registered: Registered,
  report: { unit: UnitOn; frame: Frame; own: { names: number } & Exactness },
): Promise<{ parts: RegisteredFigure[]; whole: RegisteredFigure | null }> {
  const { own } = report;
  const parts: RegisteredFigure[] = [];
  for (const part of registered.parts) {
    const known = part.unit.id === report.unit.id ? own : await knownOn63(db, counting, part);
    parts.push(toFigure(part, known));
  }
  if (registered.whole === null) return { parts, whole: null };
  const whole = { unit: report.unit, frame: report.frame.name, count: registered.whole, zones: [] };
  return { parts, whole: toFigure(whole, own) };
}

async function knownOn63(db: Db, counting: Counting, { unit, count }: RegisteredPart) {
  return count === null ? null : countNamesOn63(db, counting, unit);
}

export function toZones(counted: Counted, own: RegisteredPart | undefined): ZoneTally[] {
  const zones = new Map(talliesBy(counted.whole, 'zone'));
  const registered = new Map(own?.zones.map(({ zone, value, on }) => [zone, { value, on }]));
  for (const zone of registered.keys()) if (!zones.has(zone)) zones.set(zone, emptyTally());
  return sortByNames(
    [...zones].map(([zone, tally]) => ({ zone, ...tally, registered: registered.get(zone) ?? null })),
  );
}

/** Those with most subjects first; names whose holder is not known at the end. */
export function toKinds(counted: Counted): KindTally[] {
  return [...talliesBy(counted.whole, 'kind')]
    .map(([kind, tally]) => ({ kind, ...tally }))
    .sort(
      (a, b) =>
        Number(a.kind === 'none') - Number(b.kind === 'none') || b.subjects - a.subjects || b.names - a.names,
    );
}

function sortByNames<Row extends Tally & { zone: string }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => b.names - a.names || (a.zone < b.zone ? -1 : 1));
}
