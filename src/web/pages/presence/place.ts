/**
 * The unit a page's address names, on the map and in the month it asks for, and whether whoever asks may see it. A unit
 * outside the scope is told like one that does not exist: the database would show it empty, which is another thing.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import {
  type Frame,
  parseFrame,
  resolveCode,
  selectAncestors,
  selectUnit,
  type UnitOn,
} from '#territory/index.ts';
import { keepingByDay } from '#web/server/kept-days.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { readMonth, type ShownMonth } from './shown-month.ts';

export interface Place extends ShownMonth {
  unit: UnitOn;
  frame: Frame;
  today: IsoDate;
}

/** `?khung=63` and `?thang=2026-10`. @throws the page "not found"; Problem as `readMonth` */
export async function readPlace(page: Page, code: string): Promise<Place> {
  const { db, url, now } = page;
  const today = dayOf(now);
  const frame = parseFrame(url.searchParams.get('khung') === '63' ? '63' : '34', today);
  const unit = await resolveCode(db, { code, on: frame.on });
  if (unit === null || !(await isSeen(page, unit.id, frame.on))) throw notFound();
  return { unit, frame, today, ...(await readMonth(page)) };
}

const chains = keepingByDay<readonly UnitOn[]>(5_000);

/** A unit and what stands above it on a day, itself first; empty where it does not exist then. */
export function chainOf({ db, services }: Page, unitId: number, on: IsoDate): Promise<readonly UnitOn[]> {
  return chains(services, on, String(unitId), async () => {
    const unit = await selectUnit(db, unitId, on);
    return unit === null ? [] : [unit, ...(await selectAncestors(db, unitId, on))];
  });
}

/** Whether a unit lies in the scope of whoever asks: it or one above it is a root. */
export async function isSeen(page: Page, unitId: number, on: IsoDate): Promise<boolean> {
  const { actor, request } = page;
  if (actor.everywhere || request.scopeUnitIds.includes(unitId)) return true;
  return (await chainOf(page, unitId, on)).some(({ id }) => request.scopeUnitIds.includes(id));
}

/** The post's own units as they are on a day; those that ended are left out. */
export async function selectOwnUnits(db: Db, unitIds: readonly number[], on: IsoDate): Promise<UnitOn[]> {
  const units: UnitOn[] = [];
  for (const id of unitIds) {
    const unit = await selectUnit(db, id, on);
    if (unit !== null) units.push(unit);
  }
  return units;
}
