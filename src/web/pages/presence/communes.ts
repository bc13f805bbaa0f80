/** Communes of provinces today as pages offer them to choose from, in the order of the alphabet. */
import { dayOf } from '#platform/day.ts';
import { selectUnits } from '#territory/index.ts';
import { keepingByDay } from '#web/server/kept-days.ts';
import type { Page } from '#web/server/page.ts';
import { unitName } from './paths.ts';

export interface CommuneChoice {
  id: number;
  code: string;
  /** `Phường Nha Trang`. */
  name: string;
}

const alphabet = new Intl.Collator('vi');
const kept = keepingByDay<readonly CommuneChoice[]>(200);

/**
 * A province's, or a commune itself. Which there are is no secret of a scope: 168 of them are 5 ms to ask and 1 to sort, on
 * every page that has them.
 */
export function communesWithin(
  { db, services, now }: Page,
  unitId: number,
): Promise<readonly CommuneChoice[]> {
  const on = dayOf(now);
  return kept(services, on, String(unitId), async () => {
    const units = await selectUnits(db, { level: 'commune', on, within: unitId });
    return units
      .map((unit) => ({ id: unit.id, code: unit.code, name: unitName(unit) }))
      .sort((a, b) => alphabet.compare(a.name, b.name));
  });
}
