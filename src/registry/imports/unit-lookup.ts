/**
 * Which unit a row of figures means, on the map of its day: by code where there is one, else by name, with the province
 * where it is given. Several come back as several.
 */
import { foldLetters } from '#platform/letters.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import { selectPlaceMap } from './place-maps.ts';
import { nameKey, typeOf } from './place-names.ts';
import type { PlaceMap, PlaceUnit } from './places.ts';

export type UnitLookup = (
  named: { code: string; name: string; within: string },
  on: IsoDate,
) => readonly number[];

/**
 * Reads the maps that the days fall on, one for all days between two changes of it: a year of daily counts needs three, where
 * a map a day would be 1.5 GB (4 MB and 0.13 s each).
 *
 * @param province code of the province whose communes a name without province may mean, or null
 */
export async function openUnitLookup(
  trx: Trx,
  days: ReadonlySet<IsoDate>,
  province: string | null,
): Promise<UnitLookup> {
  const changes = await selectMapChanges(trx);
  const maps = new Map<number, PlaceMap>();
  const mapOn = (on: IsoDate) => changes.findLastIndex((day) => day <= on);
  for (const on of days) {
    if (!maps.has(mapOn(on))) maps.set(mapOn(on), await selectPlaceMap(trx, on));
  }
  return ({ code, name, within }, on) => {
    const map = maps.get(mapOn(on))!;
    const digits = code.replace(/^'/, '').replace(/\.0+$/, '').trim();
    if (/^\d{1,5}$/.test(digits)) {
      const unit = map.byCode.get(digits.padStart(digits.length <= 2 ? 2 : digits.length === 3 ? 3 : 5, '0'));
      return unit && agrees(unit, name) ? [unit.id] : [];
    }
    if (name === '') return [];
    return named(map, name, within, province).map(({ id }) => id);
  };
}

/**
 * Days on which any map begins, in order. Asked of the maps themselves, for a code or a name may begin on a day that
 * `territory.change` does not have.
 */
async function selectMapChanges(trx: Trx): Promise<IsoDate[]> {
  const { rows } = await trx.query<{ day: IsoDate }>(
    `with span as (
       select exists_on as valid from territory.unit
       union
       select valid from territory.unit_version
       union
       select valid from territory.code where scheme = 'gso'
     )
     select lower(valid) as day from span where not lower_inf(valid)
     union
     select upper(valid) from span where not upper_inf(valid)
     order by 1`,
  );
  return rows.map(({ day }) => day);
}

const agrees = (unit: PlaceUnit, name: string) => name === '' || foldLetters(nameKey(name)) === unit.folded;

/**
 * "Thái Nguyên" alone is the province. A bare name is no commune unless a province is given with it: "Bắc Kạn" of a list of
 * provinces is not today's phường Bắc Kạn.
 */
function named(map: PlaceMap, name: string, within: string, province: string | null): readonly PlaceUnit[] {
  const key = nameKey(name.replace(/^TP\.?\s?HCM$/iu, 'Hồ Chí Minh'));
  const type = typeOf(name);
  const provinces = map.provinces.filter((unit) => unit.key === key || unit.folded === foldLetters(key));
  if (
    provinces.length > 0 &&
    within === '' &&
    (type === null || type === 'Tỉnh' || type === provinces[0]!.type)
  ) {
    return provinces;
  }
  if (type === null && within === '' && province === null) return [];
  const exact = map.communesByKey.get(key) ?? [];
  const communes = exact.length > 0 ? exact : (map.communesByFold.get(foldLetters(key)) ?? []);
  const typed = communes.filter((unit) => unit.type === type);
  const kept = typed.length > 0 ? typed : communes;
  const inside = foldLetters(nameKey(within));
  return kept.filter((unit) => {
    const above = provinceOf(map, unit);
    if (within !== '') return above?.folded === inside;
    return province === null || above?.codes.includes(province);
  });
}

function provinceOf(map: PlaceMap, unit: PlaceUnit): PlaceUnit | undefined {
  let at: PlaceUnit | undefined = unit;
  while (at && at.parentId !== null) at = map.units.get(at.parentId);
  return at;
}
