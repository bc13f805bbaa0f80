/** A count as it is typed in: what may be chosen, what is wrong, and what it will change. */

import { dayIn, dayOf } from '#platform/day.ts';
import { formatDate, formatInteger, type Language } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { Problem } from '#platform/problems.ts';
import { selectRegisteredCounts, selectStandingCount, zoneOn, zones } from '#registry/index.ts';
import { selectNewestPeriod, selectUnitPicture } from '#reporting/index.ts';
import { type FrameName, lastDayOf63, reformOn, selectUnit } from '#territory/index.ts';
import { percentWords } from '#web/messages/presence.ts';
import { countWords } from '#web/messages/register-counts.ts';
import type { Page } from '#web/server/page.ts';
import type { FormAnswer } from '../../components/form.tsx';
import { type CountField, countFields } from './count-fields.ts';
import { countIn } from './day.ts';
import { type CountedUnit, selectCountedUnits, selectOwnProvinces } from './units.ts';

export type NewCountPage = Awaited<ReturnType<typeof readNewCount>>;

export interface TypedCount {
  unit: CountedUnit;
  zone: string;
  on: IsoDate;
  frame: FrameName;
  value: number;
  document: string;
}

const longestDocument = 300;

type Given = (field: CountField) => string;

/** The form; or, once it is filled in, what it comes to. */
export async function readNewCount(page: Page) {
  const { url, now, language } = page;
  const units = await readUnits(page);
  const given: Given = (field) => (url.searchParams.get(field) ?? '').normalize('NFC').trim();
  const values = Object.fromEntries(countFields.map((field) => [field, given(field)]));
  const codes = new Set(units.filter(({ frame }) => frame === '63').map(({ code }) => code));
  const base = {
    units: units.map(({ id, label }) => ({ value: String(id), label })),
    zones: [
      ...new Set(
        zones
          .filter(
            ({ until, kind, provinceCodes }) =>
              until === null && (kind === 'generic' || provinceCodes.some((code) => codes.has(code))),
          )
          .map(({ zone }) => zone),
      ),
    ],
    values,
  };
  if (url.searchParams.get('buoc') !== 'kiem') return { ...base, errors: null, check: null };
  const typed = await parseCount(page, units, given);
  if ('errors' in typed) return { ...base, errors: typed.errors, check: null };
  return {
    ...base,
    errors: null,
    check: {
      unit: typed.unit.label,
      zone: typed.zone,
      on: typed.on,
      frame: typed.frame,
      value: typed.value,
      document: typed.document,
      ...(await readEffect(page, typed)),
      today: formatDate(dayOf(now), language),
    },
  };
}

export async function readUnits({ db, actor, now }: Page): Promise<CountedUnit[]> {
  return selectCountedUnits(db, await selectOwnProvinces(db, actor, dayOf(now)));
}

/** What was typed, or what is wrong with it by field. */
export async function parseCount(
  { db, language, now }: Page,
  units: readonly CountedUnit[],
  given: Given,
): Promise<TypedCount | { errors: FormAnswer['errors'] }> {
  const words = countWords[language];
  const today = dayOf(now);
  const errors: Record<string, string> = {};
  const unit = units.find(({ id }) => String(id) === given('don-vi'));
  const zone = given('duoi').replace(/^\./, '');
  const on = dayIn(given('ngay'));
  const frame = (['63', '34'] as const).find((one) => one === given('khung'));
  const value = countIn(given('so'));
  const document = given('van-ban').slice(0, longestDocument);
  if (unit === undefined) errors['don-vi'] = words.unitMissing;
  if (on === null) errors.ngay = words.dayWrong;
  else if (on > today) errors.ngay = words.dayAhead(formatDate(today, language));
  if (zone !== '' && zoneOn(zone, on ?? today) === null) errors.duoi = words.zoneWrong;
  if (frame === undefined) errors.khung = words.frameMissing;
  else if (frame === '34' && on !== null && on < reformOn) errors.khung = words.frame34TooEarly;
  else if (unit !== undefined && frame === '34' && unit.frame === '63')
    errors.khung = words.frameOldUnit(unit.label);
  else if (unit !== undefined && frame === '63' && (await selectUnit(db, unit.id, lastDayOf63)) === null)
    errors.khung = words.frameNewUnit(unit.label);
  if (value === null) errors.so = words.valueWrong;
  if (document === '') errors['van-ban'] = words.documentMissing;
  if (Object.keys(errors).length > 0) return { errors };
  return { unit: unit!, zone, on: on!, frame: frame!, value: value!, document };
}

/** Coverage of the unit on its own map, before and after; by the newest count, as every page tells it. */
async function readEffect(page: Page, typed: TypedCount) {
  const { db, language, now } = page;
  const today = dayOf(now);
  const n = (value: number) => formatInteger(value, language);
  const { unit, zone, on, frame, value } = typed;
  const standing = await selectStandingCount(db, { unitId: unit.id, zone, on, frame });
  const counts = await selectRegisteredCounts(db, { unitIds: [unit.id], on: today });
  const newest = counts.find((count) => count.zone === zone && count.frame === frame) ?? null;
  const known = await readKnown(page, unit, frame, zone);
  const newer = newest !== null && newest.on > on;
  return {
    corrects: standing === null || standing.value === value ? null : n(standing.value),
    same: standing !== null && standing.value === value && standing.document === typed.document,
    newer: newer ? { value: n(newest.value), on: formatDate(newest.on, language) } : null,
    known: known === null ? null : n(known),
    before: known === null || newest === null ? null : percentOf(known, newest.value, language),
    after: known === null || newer ? null : percentOf(known, value, language),
    over: known !== null && !newer && known > value,
  };
}

/** Names under .vn known on the unit's ground; null where no month was counted yet. */
async function readKnown(
  { db, now }: Page,
  unit: CountedUnit,
  frame: FrameName,
  zone: string,
): Promise<number | null> {
  try {
    const period = await selectNewestPeriod(db, now);
    const picture = await selectUnitPicture(db, { unitId: unit.id, period, frame, now });
    if (zone !== '') return picture.zones.find((one) => one.zone === zone)?.names ?? 0;
    const foreign = picture.zones.find((one) => one.zone === 'foreign')?.names ?? 0;
    return picture.total.names - foreign;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** As coverage is written everywhere: 12,5 %. */
function percentOf(part: number, whole: number, language: Language): string {
  return whole === 0 ? '–' : percentWords(part / whole, language);
}
