/** Units of a post as the pages of the register offer them: its own, their communes, and the provinces they were formed of. */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import {
  type FrameName,
  lastDayOf63,
  selectLineage,
  selectUnit,
  selectUnits,
  type UnitOn,
} from '#territory/index.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { selectOwnUnits } from '#web/pages/presence/place.ts';

/** The post's provinces of today; all of them for whoever sees everything. */
export async function selectOwnProvinces(
  db: Db,
  actor: { everywhere: boolean; unitIds: readonly number[] },
  today: IsoDate,
): Promise<UnitOn[]> {
  if (actor.everywhere) return selectUnits(db, { level: 'province', on: today });
  return (await selectOwnUnits(db, actor.unitIds, today)).filter(({ level }) => level === 'province');
}

export interface CountedUnit {
  id: number;
  code: string;
  /** `Tỉnh Thái Nguyên (cũ)` where today's has the same name. */
  label: string;
  frame: FrameName;
  /** Today's province the ground belongs to; the unit itself where it is one of today. */
  within: number;
  /** Last day of a unit that ended. */
  until: IsoDate | null;
}

/** Each province of the post, then the old provinces it was formed of: what VNNIC's counts are of. */
export async function selectCountedUnits(db: Db, provinces: readonly UnitOn[]): Promise<CountedUnit[]> {
  const units: CountedUnit[] = [];
  for (const province of provinces) {
    units.push({
      id: province.id,
      code: province.code,
      label: unitName(province),
      frame: '34',
      within: province.id,
      until: null,
    });
    const { predecessors } = await selectLineage(db, province.id);
    for (const piece of predecessors.filter(({ level }) => level === 'province')) {
      const old = await selectUnit(db, piece.unitId, lastDayOf63);
      if (old === null || old.id === province.id) continue;
      units.push({
        id: old.id,
        code: old.code,
        label: `${unitName(old)} (cũ)`,
        frame: '63',
        within: province.id,
        until: lastDayOf63,
      });
    }
  }
  return units;
}
