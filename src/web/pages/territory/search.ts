/**
 * Looking for a unit. A code is told with everything it ever meant; a name is looked for on the day asked for and on the
 * other of the two maps, because whoever types it does not say of which map it is.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import {
  type CodeMeaning,
  codeChoices,
  findUnitByName,
  lastDayOf63,
  reformOn,
  selectAncestors,
} from '#territory/index.ts';
import { unitName } from '../presence/paths.ts';

export interface FoundUnit {
  key: string;
  name: string;
  within: string | null;
  code: string;
  /** Days of the meaning, or of the unit; null is not known or still open. */
  from: IsoDate | null;
  until: IsoDate | null;
  onDay: boolean;
  /** Day on which its page shows it as it is meant here; null where that is the day asked for. */
  day: IsoDate | null;
  note: string;
}

export interface Found {
  by: 'code' | 'name';
  text: string;
  units: FoundUnit[];
  count: number;
}

const mostUnits = 40;

export async function findUnits(db: Db, text: string, on: IsoDate): Promise<Found | null> {
  const asked = text.normalize('NFC').trim().slice(0, 80);
  if (asked === '') return null;
  return /^\d{1,5}$/.test(asked) ? findByCode(db, asked, on) : findByName(db, asked, on);
}

/** A spreadsheet may have eaten a zero in front: 6 is looked for as 06 too, 4 digits as 5. */
async function findByCode(db: Db, code: string, on: IsoDate): Promise<Found> {
  const written = await codeChoices(db, { code });
  const padded = written.length > 0 ? null : { 1: `0${code}`, 4: `0${code}` }[code.length];
  const meanings = padded ? await codeChoices(db, { code: padded }) : written;
  const text = meanings.length > 0 && padded ? padded : code;
  return {
    by: 'code',
    text,
    units: meanings.map((meaning) => fromMeaning(meaning, text, on)),
    count: meanings.length,
  };
}

function fromMeaning(meaning: CodeMeaning, code: string, on: IsoDate): FoundUnit {
  const { key, type, name, within, from, until, note } = meaning;
  const onDay = (from === null || from <= on) && (until === null || on <= until);
  return {
    key,
    name: unitName({ type, name }),
    within,
    code,
    from,
    until,
    onDay,
    day: onDay ? null : (until ?? from),
    note,
  };
}

async function findByName(db: Db, name: string, on: IsoDate): Promise<Found> {
  const other = on < reformOn ? reformOn : lastDayOf63;
  const found = new Map<string, FoundUnit & { id: number; seenOn: IsoDate }>();
  for (const day of [on, other]) {
    for (const unit of await findUnitByName(db, { name, on: day })) {
      // A unit that is on both maps stands once, as it is on the day asked for.
      if (found.has(unit.key)) continue;
      found.set(unit.key, {
        id: unit.id,
        seenOn: day,
        key: unit.key,
        name: unitName(unit),
        within: null,
        code: unit.code,
        from: unit.existsFrom,
        until: unit.existsUntil,
        onDay: day === on,
        day: day === on ? null : day,
        note: '',
      });
    }
  }
  const units: FoundUnit[] = [];
  for (const { id, seenOn, ...unit } of [...found.values()].slice(0, mostUnits)) {
    const above = await selectAncestors(db, id, seenOn);
    units.push({ ...unit, within: above.length === 0 ? null : above.map(unitName).join(', ') });
  }
  return { by: 'name', text: name, units, count: found.size };
}
