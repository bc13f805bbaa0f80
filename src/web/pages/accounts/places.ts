/** Provinces, communes and bodies to choose from, as today's map and register have them. */
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { selectBodies } from '#registry/index.ts';
import { selectChildren, selectUnits, type UnitOn } from '#territory/index.ts';

export interface Option {
  value: string;
  label: string;
}

/** `Xã Tân Cương`. */
export const unitName = ({ type, name }: Pick<UnitOn, 'type' | 'name'>): string => `${type} ${name}`;

/** `Cán bộ xã Tân Cương`, `Cán bộ đặc khu Vân Đồn`. */
export const communeTitle = ({ type, name }: Pick<UnitOn, 'type' | 'name'>): string =>
  `Cán bộ ${type.toLowerCase()} ${name}`;

export const bodyTitle = (name: string): string => `Cán bộ ${name}`;

const optionOf = (unit: UnitOn): Option => ({ value: String(unit.id), label: unitName(unit) });

export async function selectProvinceOptions(db: Db, now: Temporal.Instant): Promise<Option[]> {
  return (await selectUnits(db, { level: 'province', on: dayOf(now) })).map(optionOf);
}

/** What stands chosen before anybody chose: the sample is Thái Nguyên; else none, lest a post see a province by mistake. */
export function likelyProvince(provinces: readonly Option[], isSample: boolean): string {
  return isSample ? (provinces.find(({ label }) => label.endsWith('Thái Nguyên'))?.value ?? '') : '';
}

/** By name as Vietnamese sorts. */
export async function selectCommuneOptions(
  db: Db,
  provinceId: number,
  now: Temporal.Instant,
): Promise<Option[]> {
  const communes = await selectChildren(db, provinceId, dayOf(now));
  const inOrder = new Intl.Collator('vi');
  return communes.toSorted((a, b) => inOrder.compare(a.name, b.name)).map(optionOf);
}

export async function selectBodyOptions(
  db: Db,
  provinceId: number,
  now: Temporal.Instant,
): Promise<Option[]> {
  const bodies = await selectBodies(db, { on: dayOf(now), jurisdictionId: provinceId });
  return bodies.map(({ id, name }) => ({ value: String(id), label: name }));
}
