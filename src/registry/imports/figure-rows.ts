/**
 * A row of a list of figures: for which unit, on which day, how many. The unit is looked up on the map of that day and
 * never carried: a figure stays with the unit it was counted for.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { foldHeading } from '#platform/tables/folding.ts';
import type { Row } from '#platform/tables/row.ts';
import { frameOn, lastDayOf63, reformOn } from '#territory/index.ts';
import { zoneOn } from '../zones/zones.ts';
import { readCount, readDay } from './cells.ts';
import type { ImportContext } from './context.ts';
import { say } from './notes.ts';
import { cellReader } from './row-reader.ts';
import type { UnitLookup } from './unit-lookup.ts';

export interface FigureRow {
  line: number;
  unitId: number;
  on: IsoDate;
  value: number;
  /** Ages, zone or group, by kind. */
  group: string;
  frame: '63' | '34';
  document: string;
  suppliedBy: string;
}

export const denominatorGroups: Readonly<Record<string, RegExp>> = {
  // Before students, for "sinh viên tốt nghiệp" begins like them.
  graduates: /totnghiep|^graduates/,
  students: /^(?:sinhvien|hocsinhsinhvien|hssv|hocsinh|students)/,
  'association-members': /^(?:hoivien|thanhvienhoi|thanhvienhiephoi|associationmembers)/,
  'youth-union': /^(?:doanvien|thanhnien|doanthanhnien|youthunion)/,
  cooperatives: /^(?:hoptacxa|htx|sohoptacxa|sohtx|cooperatives)/,
  enterprises: /^(?:doanhnghiep|sodoanhnghiep|enterprises)/,
  households: /^(?:hokinhdoanh|sohokinhdoanh|hkd|households)/,
};

export function createFigureReader(
  context: ImportContext,
  units: UnitLookup,
): (row: Row) => FigureRow | null {
  const { columns, notes, asOf, kind } = context;
  const cell = cellReader(columns);

  return (row) => {
    const { line } = row;
    const reject = (field: string, reason: string, words: Parameters<typeof notes.add>[4], given = '') => {
      notes.add(line, 'rejected', columns.headingOf(field), reason, words, given);
      return null;
    };
    const value = readCount(cell(row, 'value'));
    if (value === null) return reject('value', 'count-unreadable', say.countUnreadable, cell(row, 'value'));
    const reading = readDay(cell(row, 'on'));
    if (!('day' in reading)) return reject('on', reading.reason, say.dayRequired, cell(row, 'on'));
    const on = reading.day ?? asOf;
    const frame = readFrame(cell(row, 'frame'), on);
    if (frame === null) return reject('frame', 'frame-unknown', say.frameUnknown, cell(row, 'frame'));
    if (frame.name === '34' && on < reformOn)
      return reject('frame', 'frame-too-early', say.frameTooEarly, on);
    if (frame.byDay && kind.id === 'registered-counts') {
      notes.add(line, 'warning', columns.headingOf('on'), 'frame-by-day', () => say.frameByDay(frame.name));
    }
    const group = readGroup(cell(row, kind.id === 'registered-counts' ? 'zone' : 'group'), on);
    if ('reason' in group) return reject(group.field, group.reason, group.words, group.given);
    // A figure of the old frame that was counted after the reform is of the last day of that map.
    const mapOn = frame.name === '63' && on > lastDayOf63 ? lastDayOf63 : on;
    const named = { code: cell(row, 'unitCode'), name: cell(row, 'unit'), within: cell(row, 'within') };
    const found = units(named, mapOn);
    if (found.length !== 1) {
      const words = found.length === 0 ? say.unitUnknown : () => say.unitAmbiguous(found.length);
      return reject(named.name === '' ? 'unitCode' : 'unit', 'unit-unknown', words, named.name || named.code);
    }
    const document = cell(row, 'document');
    const suppliedBy = cell(row, 'suppliedBy');
    if (kind.id === 'registered-counts' && document === '') return reject('document', 'empty', say.empty);
    if (kind.id === 'denominators' && suppliedBy === '') return reject('suppliedBy', 'empty', say.empty);
    return {
      line,
      unitId: found[0]!,
      on,
      value,
      group: group.group,
      frame: frame.name,
      document,
      suppliedBy,
    };
  };

  function readGroup(
    text: string,
    on: IsoDate,
  ):
    | { group: string }
    | { field: string; reason: string; words: Parameters<typeof notes.add>[4]; given: string } {
    const folded = foldHeading(text);
    if (kind.id === 'populations') {
      if (folded === '' || /^(?:all|tatca|toanbo|tong|tongso|chung)/.test(folded)) return { group: 'all' };
      if (/15.*69/.test(folded)) return { group: '15-69' };
      return {
        field: 'group',
        reason: 'group-unknown',
        words: () => say.groupUnknown('tất cả, 15–69'),
        given: text,
      };
    }
    if (kind.id === 'registered-counts') {
      const zone = text
        .trim()
        .toLowerCase()
        .replace(/^[*.]+/, '');
      if (zone === '' || /^(?:tong|tongso|tatca|all|total|toanbo)/.test(folded)) return { group: '' };
      if (zoneOn(zone, on) !== null) return { group: zone };
      return { field: 'zone', reason: 'zone-unknown', words: say.zoneUnknown, given: text };
    }
    const found = Object.entries(denominatorGroups).find(([id, word]) => id === text || word.test(folded));
    if (found) return { group: found[0] };
    const known = 'sinh viên, tốt nghiệp, hội viên, đoàn viên, hợp tác xã, doanh nghiệp, hộ kinh doanh';
    return { field: 'group', reason: 'group-unknown', words: () => say.groupUnknown(known), given: text };
  }
}

function readFrame(text: string, on: IsoDate): { name: '63' | '34'; byDay: boolean } | null {
  const written = /^\D*(63|34)\D*$/.exec(text)?.[1];
  if (written === '63' || written === '34') return { name: written, byDay: false };
  return text === '' ? { name: frameOn(on).name, byDay: true } : null;
}
