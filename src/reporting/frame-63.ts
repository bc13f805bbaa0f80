/**
 * A province of the old map, counted today: every name and subject where its list had it before 1 July 2025, and what has
 * no address of that map carried back along the lineage.
 *
 * A name counts where its holder's old address is when the holder places it, else where its own list had it: that is
 * exact. The others stand on a commune of today, whose ground may have lain in several old ones; those are divided by
 * `restate` and the figures they touch say so.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { lastDayOf63, selectChildren, selectGround, type UnitOn } from '#territory/index.ts';
import type { Counted } from './counted.ts';
import {
  type Counting,
  cellsOfUnits,
  createParameters,
  periodRelation,
  shownByLookUp,
  subjectSince,
} from './facts.ts';
import { restateSlices } from './restate-slices.ts';
import { type Exactness, exact, namesUnderVn, type SliceCell, type Tally, tallyOf } from './tally.ts';

/** What stands on a unit: an old one where its address says so, else one of today. */
interface PlacedCell extends SliceCell {
  unitId: number;
  onOldMap: boolean;
}

/** A cell of an old unit. */
interface CarriedCell extends SliceCell, Exactness {
  unitId: number;
  restated: boolean;
}

/** Weakest last. */
const bases = ['known', 'population', 'area', 'equal'];

/** @param province as it was on the last day of the old map */
export async function countOn63(db: Db, counting: Counting, province: UnitOn): Promise<Counted> {
  const communes = await selectChildren(db, province.id, lastDayOf63, 'commune');
  const cells = await carryBack(db, counting, province, communes, 'all');
  const communeIds = new Set(communes.map(({ id }) => id));
  const groups = Map.groupBy(cells, ({ unitId }) => (communeIds.has(unitId) ? unitId : null));
  const own = groups.get(null) ?? [];
  groups.delete(null);
  const places = [...groups].map(([id, group]) => [id!, group] as const);
  return {
    whole: addCells(cells),
    wholeExactness: exactnessOf(cells),
    places: new Map(places.map(([id, group]) => [id, toTally(group)])),
    slices: new Map(places.map(([id, group]) => [id, addCells(group)])),
    unplaced: toTally(own),
    restatedNames: cells
      .filter(({ indicator, slice, restated }) => restated && indicator === 'names' && slice === '')
      .reduce((sum, { numerator }) => sum + numerator, 0),
  };
}

/** Only how many names under .vn are known there: what VNNIC's count of the old province is set against. */
export async function countNamesOn63(
  db: Db,
  counting: Counting,
  province: UnitOn,
): Promise<{ names: number } & Exactness> {
  const communes = await selectChildren(db, province.id, lastDayOf63, 'commune');
  const cells = await carryBack(db, counting, province, communes, 'names');
  return { names: namesUnderVn(cells), ...exactnessOf(cells) };
}

/** Cells of the province's old units, counted there or carried back to there. */
async function carryBack(
  db: Db,
  counting: Counting,
  province: UnitOn,
  communes: readonly UnitOn[],
  what: 'all' | 'names',
): Promise<CarriedCell[]> {
  const within = await selectWithin(db, province.id);
  const successors = await selectSuccessors(
    db,
    [province.id, ...communes.map(({ id }) => id)],
    counting.today,
  );
  const placed = await selectPlacedCells(db, counting, successors, what);
  const there = placed.filter(({ unitId }) => within.has(unitId));
  const restated = await restateBack(
    db,
    placed.filter(({ onOldMap }) => !onOldMap),
  );
  return [
    ...there.map(({ unitId, indicator, slice, numerator, denominator }) => ({
      unitId,
      indicator,
      slice,
      numerator,
      denominator,
      restated: false,
      ...exact,
    })),
    ...restated.filter(({ unitId }) => within.has(unitId)),
  ];
}

/** The province, its districts and communes on the old map's last day. */
async function selectWithin(db: Db, provinceId: number): Promise<Set<number>> {
  const { rows } = await db.query<{ id: number }>(
    'select descendant_id as id from territory.closure where ancestor_id = $1 and valid @> $2::date',
    [provinceId, lastDayOf63],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Today's units that have ground of these, and the provinces they lie in. */
async function selectSuccessors(db: Db, unitIds: readonly number[], today: IsoDate): Promise<number[]> {
  const ground = await selectGround(db, { unitIds, on: today });
  const there = [...new Set([...ground.values()].flatMap(({ pieces }) => pieces.map(({ to }) => to)))];
  const { rows } = await db.query<{ id: number }>(
    'select distinct ancestor_id as id from territory.closure where descendant_id = any($1::bigint[]) and valid @> $2::date',
    [there, today],
  );
  return rows.map(({ id }) => id);
}

/** Cells of what stands on these units today, each on its old unit where that is known and on today's where it is not. */
async function selectPlacedCells(
  db: Db,
  counting: Counting,
  units: readonly number[],
  what: 'all' | 'names',
): Promise<PlacedCell[]> {
  const { values, given } = createParameters();
  const scope = given(units, 'bigint[]');
  const { rows } = await db.query<PlacedCell>(
    `with ${periodRelation(given, counting)},
     old_unit as materialized (
       select id from territory.unit where exists_on @> ${given(lastDayOf63, 'date')}
     ),
     wanted as (
       select id from registry.domain where unit_id = any(${scope})
       union
       select h.domain_id
       from registry.subject as s
       join registry.holding as h on h.subject_id = s.id
       where s.unit_id = any(${scope})
     ),
     shown as ${what === 'all' ? 'materialized' : 'not materialized'} (${shownByLookUp(given, counting, 'wanted')}),
     name as (
       select
         shown.period,
         case
           when shown.unit_id = any(${scope})
           then coalesce(case when s.unit_id = shown.unit_id then holders.id end, lists.id, shown.unit_id)
         end as unit_id,
         shown.zone, shown.judged, shown.website, shown.trusted, shown.mail, shown.faults,
         shown.state, shown.grade, shown.flags,
         coalesce(s.kind, 'none') as kind,
         s.id as holder_id,
         case
           when s.unit_id = any(${scope}) and s.status = 'active' and coalesce(s.founded_on <= shown.last_day, true)
           then coalesce(holders.id, s.unit_id)
         end as holder_unit_id,
         s.kind as holder_kind
       from shown
       left join registry.holding as h on h.domain_id = shown.id and upper_inf(h.valid)
       left join registry.subject as s on s.id = h.subject_id
       left join old_unit as holders on holders.id = s.origin_unit_id
       left join old_unit as lists on lists.id = shown.origin_unit_id
     ),
     subject as not materialized (
       select coalesce(old_unit.id, s.unit_id) as unit_id, s.kind, ${subjectSince(given, counting)} as since
       from registry.subject as s
       left join old_unit on old_unit.id = s.origin_unit_id
       where s.unit_id = any(${scope}) and s.status = 'active'
     )
     select
       cell.unit_id as "unitId", old_unit.id is not null as "onOldMap",
       cell.indicator, cell.slice, cell.numerator, cell.denominator
     from (${what === 'all' ? cellsOfUnits : namesOnly}) as cell
     left join old_unit on old_unit.id = cell.unit_id`,
    values,
  );
  return rows;
}

/** By zone, all of them: divided within the whole, the figure is the one that a report of the old province itself has. */
const namesOnly = `
       select
         unit_id,
         'names' as indicator,
         case when grouping(zone) = 0 then 'zone=' || zone else '' end as slice,
         count(*) as numerator,
         null::bigint as denominator
       from name
       where unit_id is not null
       group by grouping sets ((unit_id), (unit_id, zone))`;

/** Carries cells of today's units back; those of a unit that lies in one old one go there as they are. */
async function restateBack(db: Db, cells: readonly PlacedCell[]): Promise<CarriedCell[]> {
  if (cells.length === 0) return [];
  const units = Map.groupBy(cells, ({ unitId }) => unitId);
  const ground = await selectGround(db, { unitIds: [...units.keys()], on: lastDayOf63 });
  return [...units].flatMap(([unitId, of]) =>
    restateSlices(unitId, of, ground).map((cell) => ({ ...cell, restated: true })),
  );
}

function toTally(cells: readonly CarriedCell[]): Tally & Exactness {
  return { ...tallyOf(cells), ...exactnessOf(cells) };
}

/** Estimated where anything was, on the weakest basis met. A 0 that came of dividing is no estimate of anything. */
function exactnessOf(cells: readonly CarriedCell[]): Exactness {
  const found = cells.filter(({ exactness, numerator }) => exactness === 'estimated' && numerator > 0);
  if (found.length === 0) return exact;
  const basis = found.map((cell) => cell.basis).sort((a, b) => bases.indexOf(b!) - bases.indexOf(a!))[0]!;
  return { exactness: 'estimated', basis };
}

/** One cell an indicator and slice. */
function addCells(cells: readonly SliceCell[]): SliceCell[] {
  const groups = Map.groupBy(cells, ({ indicator, slice }) => `${indicator} ${slice}`);
  return [...groups.values()].map((group) => ({
    indicator: group[0]!.indicator,
    slice: group[0]!.slice,
    numerator: group.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: group.every(({ denominator }) => denominator === null)
      ? null
      : group.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0),
  }));
}
