/**
 * A row of a list of enterprises, household businesses, co-operatives or schools, cell by cell: typed, or rejected with the
 * column and the reason. No database; the code leaves this file as a token and its last four digits, and codes that somebody
 * wrote into the name or address of a personal kind with all but those hidden.
 */
import { hash } from 'node:crypto';
import type { IsoDate } from '#platform/postgres/db.ts';
import { cutText } from '#platform/tables/clean-text.ts';
import { maskNumbers } from '#platform/tables/mask-numbers.ts';
import type { Row } from '#platform/tables/row.ts';
import { parseIdentifier } from '../identifiers/parse.ts';
import { tokenOf } from '../identifiers/token.ts';
import { renderReason, renderWarning } from '../identifiers/words.ts';
import { createDayReader, readStatus, type Status } from './cells.ts';
import type { Columns } from './columns.ts';
import type { ImportContext } from './context.ts';
import type { SubjectKind } from './kind.ts';
import { subjectRules } from './kinds/shared.ts';
import { type Notes, say } from './notes.ts';
import type { FoundPlace, NamedPlace } from './places.ts';
import { fieldReader } from './row-reader.ts';
import { createSeen, textNumber } from './seen.ts';

export interface SubjectRow {
  line: number;
  token: Buffer | null;
  last4: string;
  name: string;
  place: FoundPlace;
  /** Of a place that a person must choose. */
  placeGiven: GivenPlace;
  address: string;
  sector: string;
  founded: IsoDate | null;
  status: Status | null;
}

export const longestName = 500;

export interface SubjectReader {
  /** null for a row that is rejected or stands in the list already; notes say why. */
  read(row: Row): SubjectRow | null;
  duplicates(): number;
}

export function createSubjectReader(
  { columns, notes, secret, asOf }: Pick<ImportContext, 'columns' | 'notes' | 'secret' | 'asOf'>,
  kind: SubjectKind,
  findPlace: (named: NamedPlace) => FoundPlace,
): SubjectReader {
  const [nameOf, codeOf, addressOf, sectorOf, foundedOf, statusOf] = (
    ['name', 'code', 'address', 'sector', 'founded', 'status'] as const
  ).map((field) => fieldReader(columns, field)) as FieldReaders;
  const placeOf = placeReader(columns);
  const notePlace = placeNoter(columns, notes);
  const kept = subjectRules[kind].personal ? maskNumbers : (text: string) => text;
  const hasStatus = columns.at.has('status');
  const latestBirthYear = Number(asOf.slice(0, 4));
  const readDay = createDayReader();
  const seen = createSeen();
  let duplicates = 0;

  function read(row: Row): SubjectRow | null {
    const { line } = row;
    const given = readName(nameOf(row), line, columns, notes);
    if (given === null) return null;
    const name = kept(given);
    let token: Buffer | null = null;
    let last4 = '';
    const code = codeOf(row);
    if (code !== '') {
      const parsed = parseIdentifier(kind, code, { latestBirthYear });
      if (parsed.ok) {
        token = tokenOf(secret, kind, parsed.normal);
        last4 = parsed.last4;
        for (const warning of parsed.warnings) {
          notes.add(line, 'warning', columns.headingOf('code'), `code:${warning}`, () => ({
            vi: renderWarning(warning, 'vi'),
            en: renderWarning(warning, 'en'),
          }));
        }
      } else if (parsed.reason !== 'empty') {
        notes.add(line, 'rejected', columns.headingOf('code'), `code:${parsed.reason}`, () => ({
          vi: renderReason(parsed, 'vi'),
          en: renderReason(parsed, 'en'),
        }));
        return null;
      }
    }
    const address = kept(addressOf(row));
    const place = findPlace(placeOf(row));
    if (isRepeated(line, token, name, place, address)) return null;
    const placeGiven = notePlace(row, place);
    return {
      line,
      token,
      last4,
      name,
      place,
      placeGiven,
      address,
      sector: kept(sectorOf(row)),
      founded: readFounded(foundedOf(row), line),
      status: hasStatus ? readState(statusOf(row), line) : null,
    };
  }

  /** The same code under another name is somebody's mistake; which line is right only the sender knows. */
  function isRepeated(
    line: number,
    token: Buffer | null,
    name: string,
    place: FoundPlace,
    address: string,
  ): boolean {
    const key = token ?? keyOf(name, place, address);
    const number = textNumber(name);
    const first = seen.add(key, line, number);
    if (first === 0) return false;
    if (token !== null && seen.about() !== number) {
      notes.add(line, 'rejected', columns.headingOf('code'), 'code-twice', () => say.codeTwice(first));
    } else {
      duplicates += 1;
      notes.add(line, 'warning', '', 'duplicate', () => say.duplicate(first));
    }
    return true;
  }

  function readFounded(text: string, line: number): IsoDate | null {
    if (text === '') return null;
    const reading = readDay(text);
    if ('day' in reading) return reading.day;
    const words = reading.reason === 'day-year-only' ? say.dayYearOnly : say.dayUnreadable;
    notes.add(line, 'warning', columns.headingOf('founded'), reading.reason, words, text);
    return null;
  }

  function readState(text: string, line: number): Status {
    const status = readStatus(text);
    if (status === null)
      notes.add(line, 'warning', columns.headingOf('status'), 'status-unknown', say.statusUnknown, text);
    return status ?? 'active';
  }

  return { read, duplicates: () => duplicates };
}

type FieldReaders = [Read, Read, Read, Read, Read, Read];
type Read = (row: Row) => string;

/** For rows without a code: the same name, place and address is the same row. */
function keyOf(name: string, { originUnitId, unitId }: FoundPlace, address: string): Buffer {
  return hash('sha256', `${name}\t${originUnitId ?? unitId}\t${address}`.toLowerCase(), 'buffer');
}

function readName(text: string, line: number, columns: Columns, notes: Notes): string | null {
  if (text === '') {
    notes.add(line, 'rejected', columns.headingOf('name'), 'empty', say.empty);
    return null;
  }
  const name = text.includes('  ') || text.includes('\n') ? text.replace(/\s+/g, ' ') : text;
  if (name.length <= longestName) return name;
  notes.add(line, 'warning', columns.headingOf('name'), 'name-long', say.nameLong);
  return cutText(name, longestName);
}

export function placeReader(columns: Columns): (row: Row) => NamedPlace {
  const [province, provinceCode, district, commune, communeCode, address] = (
    ['province', 'provinceCode', 'district', 'commune', 'communeCode', 'address'] as const
  ).map((field) => fieldReader(columns, field)) as [Read, Read, Read, Read, Read, Read];
  return (row) => ({
    province: province(row),
    provinceCode: provinceCode(row),
    district: district(row),
    commune: commune(row),
    communeCode: communeCode(row),
    address: address(row),
  });
}

/** The cell of a row that named its place, and whose it is; empty where it makes no question. */
export interface GivenPlace {
  field: 'commune' | 'communeCode' | 'address' | '';
  text: string;
}

const notGiven: GivenPlace = { field: '', text: '' };
const longestGiven = 200;

/**
 * @returns a function that notes what is odd about a row's place; of one that a person must choose, which is told when its
 *   question is put in the queue, it gives the cell that question is about
 */
export function placeNoter(columns: Columns, notes: Notes): (row: Row, place: FoundPlace) => GivenPlace {
  const fields = (['commune', 'communeCode', 'address'] as const)
    .filter((field) => columns.at.has(field))
    .map((field) => ({ field, read: fieldReader(columns, field) }));
  return (row, { note }) => {
    if (note === null) return notGiven;
    const named = fields.find(({ read }) => read(row) !== '') ?? fields[0];
    const field = named?.field ?? '';
    const given = named?.read(row) ?? '';
    if (note === 'cut' || note === 'ambiguous')
      return { field, text: cutText(maskNumbers(given), longestGiven) };
    const words = {
      unknown: () => say.placeUnknown(true),
      'unknown-nowhere': () => say.placeUnknown(false),
      missing: say.placeMissing,
      'old-map': say.placeOldMap,
      'code-name': say.placeCodeName,
    }[note];
    notes.add(row.line, 'warning', columns.headingOf(field), `place-${note}`, words, given);
    return notGiven;
  };
}
