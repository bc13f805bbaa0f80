/**
 * From the place a row names to a unit of today's map: looked up on the map of the list's day, carried along the lineage.
 * Pure: the maps are read once (place-maps.ts), a list of a million rows asks for a few thousand different places.
 *
 * Moved whole, a place is carried over and its origin kept; cut, or meant by several, a person chooses and the row counts
 * at its province until then. Nothing is guessed. A list of after the reform that still names an old commune is understood.
 */
import { foldLetters } from '#platform/letters.ts';
import { nameKey, readAddress, typeOf } from './place-names.ts';

export interface PlaceUnit {
  id: number;
  level: 'province' | 'district' | 'commune';
  key: string;
  folded: string;
  type: string;
  parentId: number | null;
  codes: readonly string[];
}

export interface PlaceMap {
  units: ReadonlyMap<number, PlaceUnit>;
  provinces: readonly PlaceUnit[];
  communesByKey: ReadonlyMap<string, readonly PlaceUnit[]>;
  communesByFold: ReadonlyMap<string, readonly PlaceUnit[]>;
  byCode: ReadonlyMap<string, PlaceUnit>;
}

/** The maps a list is read on. */
export interface PlaceMaps {
  /** Of the list's day. */
  listed: PlaceMap;
  /** Of the last day before the reform, for lists from after it; else null. */
  old: PlaceMap | null;
  today: PlaceMap;
  /** Unit → units on its ground today; a unit that still exists is its own. */
  successors(unitId: number): readonly number[];
}

/** What a row says of its place; '' where it has no such cell. */
export interface NamedPlace {
  province: string;
  provinceCode: string;
  district: string;
  commune: string;
  communeCode: string;
  address: string;
}

export interface FoundPlace {
  /** On today's map: a commune, a province where no commune is known, null where nothing is. */
  unitId: number | null;
  /** On the map it was named on; null where several were meant. */
  originUnitId: number | null;
  /** Units to choose from, where a person must. */
  candidates: readonly number[];
  note: 'cut' | 'ambiguous' | 'unknown' | 'unknown-nowhere' | 'missing' | 'old-map' | 'code-name' | null;
}

const nowhere: FoundPlace = { unitId: null, originUnitId: null, candidates: [], note: 'missing' };
/** More different places than any list has; beyond it the list is hostile and every row is looked up anew. */
const mostRemembered = 50_000;

/**
 * @param fallback the province of a list that has no column for it (code on the map of the list's day), or null
 * @returns a function that remembers what it found
 */
export function createPlaceFinder(
  maps: PlaceMaps,
  fallback: string | null,
): (named: NamedPlace) => FoundPlace {
  const remembered = new Map<string, FoundPlace>();
  return (named) => {
    let place = named;
    if (named.commune === '' && named.communeCode === '' && named.address !== '') {
      const parts = readAddress(named.address);
      if (parts) {
        const province = named.province || parts.province;
        place = { ...named, commune: parts.commune, district: named.district || parts.district, province };
      }
    }
    const { communeCode, commune, district, province, provinceCode } = place;
    // Codes alone, as good lists have them: no key to be put together.
    const single = commune === '' && district === '' && province === '' && provinceCode === '';
    const key = single
      ? communeCode
      : `${communeCode}\t${commune}\t${district}\t${province}\t${provinceCode}`;
    const known = remembered.get(key);
    if (known) return known;
    const found = findPlace(maps, place, fallback);
    if (remembered.size < mostRemembered) remembered.set(key, found);
    return found;
  };
}

function findPlace(maps: PlaceMaps, named: NamedPlace, fallback: string | null): FoundPlace {
  const byCode = findByCode(maps, named);
  if (byCode && !byCode.doubted) return carried(maps, [byCode.unit], byCode.oldMap ? 'old-map' : null);
  for (const map of named.commune === '' ? [] : mapsFor(maps, named, fallback)) {
    for (const provinces of provincesOn(maps, map, named, fallback)) {
      const communes = communesNamed(map, named, provinces);
      if (communes.length > 0) {
        const note = byCode ? 'code-name' : map === maps.old ? 'old-map' : null;
        return carried(maps, communes, note);
      }
    }
  }
  const said = named.commune !== '' || named.communeCode !== '';
  for (const map of maps.old ? [maps.listed, maps.old] : [maps.listed]) {
    const [province, ...others] = namedProvinces(map, named, fallback);
    if (!province || others.length > 0) continue;
    const [unitId = null] = maps.successors(province.id);
    return { unitId, originUnitId: province.id, candidates: [], note: said ? 'unknown' : null };
  }
  const somewhere = said || named.province !== '' || named.provinceCode !== '';
  return somewhere ? { ...nowhere, note: 'unknown-nowhere' } : nowhere;
}

/**
 * The list's own map first, unless the row speaks of the old one: it names a province that is no more, or a district that
 * had such a commune.
 */
function mapsFor(maps: PlaceMaps, named: NamedPlace, fallback: string | null): readonly PlaceMap[] {
  const { listed, old } = maps;
  if (old === null) return [listed];
  const onOld = namedProvinces(old, named, fallback);
  const goneProvince = onOld.length > 0 && namedProvinces(listed, named, fallback).length === 0;
  const districtKey = foldLetters(nameKey(named.district));
  const hadCommune = (old.communesByFold.get(foldLetters(nameKey(named.commune))) ?? []).some(
    ({ parentId }) => districtKey !== '' && old.units.get(parentId ?? 0)?.folded === districtKey,
  );
  return goneProvince || hadCommune ? [old, listed] : [listed, old];
}

/** `doubted`: the name beside the code is another place's. A code that lost its zeros is padded. */
function findByCode(
  { listed, old }: PlaceMaps,
  { communeCode, commune }: NamedPlace,
): { unit: PlaceUnit; oldMap: boolean; doubted: boolean } | null {
  const digits = communeCode.replace(/^'/, '').replace(/\.0+$/, '').trim();
  if (!/^\d{1,5}$/.test(digits)) return null;
  const code = digits.padStart(5, '0');
  const onDay = communeOf(listed, code);
  const before = old ? communeOf(old, code) : null;
  const fits = (unit: PlaceUnit | null): unit is PlaceUnit =>
    unit !== null && (commune === '' || foldLetters(nameKey(commune)) === unit.folded);
  if (fits(onDay)) return { unit: onDay, oldMap: false, doubted: false };
  if (fits(before) && (commune !== '' || onDay === null))
    return { unit: before, oldMap: true, doubted: false };
  return onDay ? { unit: onDay, oldMap: false, doubted: true } : null;
}

function communeOf(map: PlaceMap, code: string): PlaceUnit | null {
  const unit = map.byCode.get(code);
  return unit?.level === 'commune' ? unit : null;
}

/** Sets of provinces of a map to look in, the likeliest first; `null` is everywhere, where the list names no province. */
function* provincesOn(
  maps: PlaceMaps,
  map: PlaceMap,
  named: NamedPlace,
  fallback: string | null,
): Generator<ReadonlySet<number> | null, void, undefined> {
  const direct = namedProvinces(map, named, fallback);
  if (direct.length > 0) yield new Set(direct.map(({ id }) => id));
  const other = map === maps.listed ? maps.old : maps.listed;
  if (!other) {
    if (direct.length === 0 && isUnnamed(named, fallback)) yield null;
    return;
  }
  // The province as the other map has it: "xã Cao Minh, tỉnh Thái Nguyên" lay in Bắc Kạn.
  const across = new Set(namedProvinces(other, named, fallback).flatMap(({ id }) => maps.successors(id)));
  const related = map.provinces.filter(({ id }) => maps.successors(id).some((today) => across.has(today)));
  if (related.length > 0) yield new Set(related.map(({ id }) => id));
  if (direct.length === 0 && related.length === 0 && isUnnamed(named, fallback)) yield null;
}

const isUnnamed = ({ province, provinceCode }: NamedPlace, fallback: string | null) =>
  province === '' && provinceCode === '' && fallback === null;

function namedProvinces(
  map: PlaceMap,
  { province, provinceCode }: NamedPlace,
  fallback: string | null,
): readonly PlaceUnit[] {
  const code = provinceCode !== '' ? provinceCode : province === '' ? fallback : null;
  if (code !== null && /^\d{1,2}$/.test(code)) {
    const unit = map.byCode.get(code.padStart(2, '0'));
    return unit?.level === 'province' ? [unit] : [];
  }
  if (province === '') return [];
  const key = nameKey(province.replace(/^TP\.?\s?HCM$/iu, 'Hồ Chí Minh'));
  const exact = map.provinces.filter((unit) => unit.key === key);
  return exact.length > 0 ? exact : map.provinces.filter((unit) => unit.folded === foldLetters(key));
}

function communesNamed(
  map: PlaceMap,
  { commune, district }: NamedPlace,
  provinces: ReadonlySet<number> | null,
): readonly PlaceUnit[] {
  const key = nameKey(commune);
  const inside = (units: readonly PlaceUnit[] = []) =>
    units.filter((unit) => provinces === null || provinces.has(provinceOf(map, unit)));
  const exact = inside(map.communesByKey.get(key));
  const named = exact.length > 0 ? exact : inside(map.communesByFold.get(foldLetters(key)));
  const typed = narrow(named, (unit) => unit.type === typeOf(commune));
  const districtKey = foldLetters(nameKey(district));
  return district === ''
    ? typed
    : narrow(typed, (unit) => map.units.get(unit.parentId ?? 0)?.folded === districtKey);
}

function narrow(units: readonly PlaceUnit[], keep: (unit: PlaceUnit) => boolean): readonly PlaceUnit[] {
  const kept = units.filter(keep);
  return kept.length > 0 ? kept : units;
}

function provinceOf(map: PlaceMap, unit: PlaceUnit): number {
  let at: PlaceUnit | undefined = unit;
  while (at && at.parentId !== null) at = map.units.get(at.parentId);
  return at?.id ?? unit.id;
}

function carried(maps: PlaceMaps, units: readonly PlaceUnit[], note: FoundPlace['note']): FoundPlace {
  const today = [...new Set(units.flatMap(({ id }) => maps.successors(id)))].sort((a, b) => a - b);
  const origin = units.length === 1 ? units[0]!.id : null;
  if (today.length === 1) return { unitId: today[0]!, originUnitId: origin, candidates: [], note };
  const provinces = new Set(today.map((id) => provinceOf(maps.today, maps.today.units.get(id)!)));
  const [province = null] = provinces;
  return {
    unitId: provinces.size === 1 ? province : null,
    originUnitId: origin,
    candidates: today,
    note: origin === null ? 'ambiguous' : 'cut',
  };
}
