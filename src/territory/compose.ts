/**
 * From tables of facts to rows of the database: which codes are one unit, which days a version holds. Pure.
 *
 * A unit is a territory. One that passed 1 July 2025 whole and alone, under the same code, is the same unit with another
 * parent (132 communes, 11 provinces); everything else that stands on the new map is a new unit, also where the code and
 * the name are the old ones.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import type { LineageRow, Tables } from './tables.ts';

export type Level = 'province' | 'district' | 'commune';

/** What the tables say, unit by `key`; dates are days, `until` is the first day after, null is open. */
export interface TerritoryRows {
  units: { key: string; level: Level; since: IsoDate | null; until: IsoDate | null }[];
  versions: {
    unit: string;
    since: IsoDate | null;
    until: IsoDate | null;
    name: string;
    type: string;
    parent: string | null;
    source: string;
  }[];
  codes: {
    scheme: string;
    code: string;
    unit: string;
    since: IsoDate | null;
    until: IsoDate | null;
    preferred: boolean;
    source: string;
    note: string;
  }[];
  lineage: {
    from: string;
    to: string;
    change: string;
    extent: 'full' | 'partial';
    extentA: string | null;
    extentB: string | null;
    agreement: string;
    weight: number | null;
    weightSource: string | null;
    note: string;
  }[];
  population: { unit: string; value: number | null; note: string }[];
  area: { unit: string; km2: string; note: string }[];
}

/** The day on which 63 provinces became 34. */
export const reformOn = '2025-07-01';
/** The population of the merger dossiers is of this day. */
export const dossierOn = '2025-07-17';
export const dossierSource = 'territory:population-2025-07-17';

const oldSource = 'territory:units-2025-06-30';
const newSource = 'territory:units-2025-07-01';
const inferredSource = 'territory:inferred';
const levels: Record<number, Level> = { 2: 'province', 3: 'district', 5: 'commune' };

export function composeTerritory(tables: Tables): TerritoryRows {
  const unchanged = findUnchanged(tables);
  const newKey = (code: string) => (unchanged.has(code) ? keyOf(code) : `${keyOf(code)}@${reformOn}`);
  const oldCodes = new Set(tables.oldUnits.map(({ code }) => code));
  const added = tables.newUnits.filter(({ code }) => !unchanged.has(code));
  const later = laterVersions(tables);

  const units: TerritoryRows['units'] = [
    ...tables.oldUnits.map((row) => ({
      key: keyOf(row.code),
      level: levelOf(row.code),
      since: null,
      until: unchanged.has(row.code) ? null : reformOn,
    })),
    ...added.map(({ code }) => ({ key: newKey(code), level: levelOf(code), since: reformOn, until: null })),
  ];

  const versions = tables.oldUnits.map((row) => ({
    unit: keyOf(row.code),
    since: null as IsoDate | null,
    until: reformOn as IsoDate | null,
    name: row.name,
    type: row.type,
    parent: row.parent_code === '' ? null : keyOf(row.parent_code),
    source: row.note === 'one-table' ? inferredSource : oldSource,
  }));
  const lastOf = new Map(versions.map((version) => [version.unit, version]));
  const append = (version: (typeof versions)[number]) => {
    const last = lastOf.get(version.unit);
    const same =
      last !== undefined &&
      last.name === version.name &&
      last.type === version.type &&
      last.parent === version.parent;
    if (last !== undefined) last.until = same ? version.until : version.since;
    if (same) return;
    versions.push(version);
    lastOf.set(version.unit, version);
  };
  for (const row of tables.newUnits) {
    const parent = row.parent_code === '' ? null : newKey(row.parent_code);
    const { name, type } = row;
    append({ unit: newKey(row.code), since: reformOn, until: null, name, type, parent, source: newSource });
    for (const change of later.get(row.code) ?? []) {
      const before = lastOf.get(newKey(row.code))!;
      if (before[change.field] !== change.before) {
        throw new Error(`${change.on}: ${row.code} is not ${change.before} but ${before[change.field]}`);
      }
      append({
        ...before,
        since: change.on,
        until: null,
        [change.field]: change.after,
        source: change.source,
      });
    }
  }

  const codes = [
    ...tables.oldUnits.map((row) => ({
      scheme: 'gso',
      code: row.code,
      unit: keyOf(row.code),
      since: null as IsoDate | null,
      until: unchanged.has(row.code) ? null : reformOn,
      preferred: true,
      source: oldSource,
      note: row.note,
    })),
    ...added.map(({ code }) => ({
      scheme: 'gso',
      code,
      unit: newKey(code),
      since: reformOn,
      until: null,
      preferred: true,
      source: newSource,
      note: '',
    })),
    ...tables.codes.map((row) => ({
      scheme: row.scheme,
      code: row.code,
      unit: newKey(row.unit_code),
      since: row.from,
      until: row.until === '' ? null : row.until,
      preferred: false,
      source: row.source,
      note: row.note,
    })),
  ];

  const lineage = tables.lineage
    .filter((row) => !(row.old_code === row.new_code && unchanged.has(row.new_code)))
    .map((row) => {
      if (!oldCodes.has(row.old_code))
        throw new Error(`lineage starts at ${row.old_code}, which no table has`);
      return lineageRow(row, keyOf(row.old_code), newKey(row.new_code));
    });

  return {
    units,
    versions,
    codes,
    lineage,
    population: tables.population.map(({ code, population, note }) => ({
      unit: newKey(code),
      value: population === '' ? null : Number(population),
      note,
    })),
    area: tables.population
      .filter((row) => row.area_km2 !== '')
      .map(({ code, area_km2, note }) => ({
        unit: newKey(code),
        km2: area_km2,
        note: note === 'as-namesake' ? note : '',
      })),
  };
}

function keyOf(code: string): string {
  return `${levelOf(code)}:${code}`;
}

/** The statistics office writes provinces in two digits, districts in three, communes in five. */
function levelOf(code: string): Level {
  const level = levels[code.length];
  if (level === undefined) throw new Error(`a code of ${code.length} digits is of no level: ${code}`);
  return level;
}

/** Codes of units that passed the reform as they were: whole into one, that one from nothing else, code kept. */
function findUnchanged(tables: Tables): Set<string> {
  const [from, to] = [countBy(tables.lineage, 'old_code'), countBy(tables.lineage, 'new_code')];
  return new Set(
    tables.lineage
      .filter((row) => row.old_code === row.new_code)
      .filter((row) => from.get(row.old_code) === 1 && to.get(row.new_code) === 1)
      .filter((row) => extentOf(row) === 'full' && row.agreement === 'both')
      .map((row) => row.new_code),
  );
}

function countBy(rows: LineageRow[], field: 'old_code' | 'new_code'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
  return counts;
}

function laterVersions(tables: Tables) {
  const changes = new Map(tables.changes.map((change) => [change.key, change]));
  const byCode = new Map<
    string,
    { field: 'name' | 'type'; before: string; after: string; on: string; source: string }[]
  >();
  for (const { change, code, field, before, after } of tables.versions) {
    const { on_date: on, source } = changes.get(change) ?? {};
    if (on === undefined || source === undefined)
      throw new Error(`versions.csv names no known change: ${change}`);
    if (field !== 'name' && field !== 'type')
      throw new Error(`versions.csv changes ${field}, which is no field`);
    byCode.set(code, [...(byCode.get(code) ?? []), { field, before, after, on, source }]);
  }
  return byCode;
}

function extentOf(row: LineageRow): 'full' | 'partial' {
  return row.extent_a === 'partial' || row.extent_b === 'partial' ? 'partial' : 'full';
}

function lineageRow(row: LineageRow, from: string, to: string): TerritoryRows['lineage'][number] {
  const known = row.weight !== '';
  return {
    from,
    to,
    change: reformOn,
    extent: extentOf(row),
    extentA: row.extent_a || null,
    extentB: row.extent_b || null,
    agreement: row.agreement,
    weight: known ? Number(row.weight) : null,
    weightSource: known ? inferredSource : null,
    note: row.note,
  };
}
