/**
 * A row of a list of names, cell by cell: the registered name with its zone, its dates, and what the row says of the holder.
 */
import { hash } from 'node:crypto';
import { normaliseName } from '#measurement/index.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { cutText } from '#platform/tables/clean-text.ts';
import { foldHeading } from '#platform/tables/folding.ts';
import { maskNumbers } from '#platform/tables/mask-numbers.ts';
import type { Row } from '#platform/tables/row.ts';
import type { ParsedIdentifier } from '../identifiers/identifier.ts';
import { parseIdentifier } from '../identifiers/parse.ts';
import { tokenOf } from '../identifiers/token.ts';
import { renderReason } from '../identifiers/words.ts';
import { zoneOf } from '../zones/zones.ts';
import { readDay } from './cells.ts';
import type { ImportContext } from './context.ts';
import type { SubjectKind } from './kind.ts';
import { say } from './notes.ts';
import type { FoundPlace, NamedPlace } from './places.ts';
import { cellReader } from './row-reader.ts';
import { createSeen } from './seen.ts';
import { type GivenPlace, longestName, placeNoter, placeReader } from './subject-rows.ts';

export type Evidence = 'registrar-list' | 'registry-list' | 'declared' | 'dns-txt';

export interface DomainRow {
  line: number;
  name: string;
  unicode: string;
  zone: string;
  zoneKind: string;
  registered: IsoDate | null;
  expires: IsoDate | null;
  registrar: string;
  evidence: Evidence;
  holder: string;
  /** Told by the list or by the beginning of the name; null where neither says. */
  holderKind: SubjectKind | null;
  /** What the code alone tells: a personal number's owner may be a person or a household business, so nobody is made of it. */
  codeKind: 'person' | null;
  token: Buffer | null;
  last4: string;
  place: FoundPlace;
  /** Of a place that a person must choose. */
  placeGiven: GivenPlace;
  address: string;
}

export interface DomainReader {
  /** null for a row that is rejected or stands in the list already; notes say why. */
  read(row: Row): DomainRow | null;
  duplicates(): number;
}

export function createDomainReader(
  { columns, notes, secret, asOf }: ImportContext,
  findPlace: (named: NamedPlace) => FoundPlace,
): DomainReader {
  const cell = cellReader(columns);
  const placeOf = placeReader(columns);
  const notePlace = placeNoter(columns, notes);
  const seen = createSeen();
  const latestBirthYear = Number(asOf.slice(0, 4));
  let duplicates = 0;

  function read(row: Row): DomainRow | null {
    const { line } = row;
    const given = cell(row, 'name');
    const reject = (reason: string, words: Parameters<typeof notes.add>[4]) => {
      notes.add(line, 'rejected', columns.headingOf('name'), reason, words, given);
      return null;
    };
    if (given === '') return reject('empty', say.empty);
    const named = normaliseName(given);
    if (!named.ok) return reject(`name:${named.rule}`, () => say.domainRule(named.rule));
    const zone = zoneOf(named.domain, asOf);
    if (zone === null) return reject('public-suffix', say.publicSuffix);
    const below = zone.registered !== named.domain;
    const registered = below ? normaliseName(zone.registered) : named;
    if (!registered.ok) return reject(`name:${registered.rule}`, () => say.domainRule(registered.rule));
    const first = seen.add(hash('sha256', registered.domain, 'buffer'), line, 0);
    if (first !== 0) {
      duplicates += 1;
      notes.add(line, 'warning', columns.headingOf('name'), 'name-twice', () => say.nameTwice(first), given);
      return null;
    }
    if (below) {
      notes.add(
        line,
        'warning',
        columns.headingOf('name'),
        'subdomain',
        () => say.subdomain(registered.unicode),
        given,
      );
    }
    const holder = cutText(maskNumbers(cell(row, 'holder')), longestName);
    const holderKind = readHolderKind(cell(row, 'holderKind'), holder, line);
    const { token, last4, codeKind } = readHolderCode(cell(row, 'holderCode'), holderKind, line);
    const address = maskNumbers(cell(row, 'address'));
    const place = findPlace(placeOf(row));
    const placeGiven = notePlace(row, place);
    return {
      line,
      name: registered.domain,
      unicode: registered.unicode,
      zone: zone.zone,
      zoneKind: zone.kind,
      registered: readDate(row, 'registered'),
      expires: readDate(row, 'expires'),
      registrar: maskNumbers(cell(row, 'registrar')),
      evidence: readEvidence(cell(row, 'evidence'), line),
      holder,
      holderKind,
      codeKind,
      token,
      last4,
      place,
      placeGiven,
      address,
    };
  }

  function readDate(row: Row, field: 'registered' | 'expires'): IsoDate | null {
    const text = cell(row, field);
    const reading = readDay(text);
    if ('day' in reading) return reading.day;
    const words = reading.reason === 'day-year-only' ? say.dayYearOnly : say.dayUnreadable;
    notes.add(row.line, 'warning', columns.headingOf(field), reading.reason, words, text);
    return null;
  }

  function readHolderKind(text: string, holder: string, line: number): SubjectKind | null {
    if (text === '') return kindByName(holder);
    const kind = kindByWord(text);
    if (kind === null) {
      notes.add(line, 'warning', columns.headingOf('holderKind'), 'holder-kind', say.holderKindUnknown, text);
    }
    return kind ?? kindByName(holder);
  }

  /** A wrong code costs the name its holder, not its place in the register. */
  function readHolderCode(
    text: string,
    holderKind: SubjectKind | null,
    line: number,
  ): Pick<DomainRow, 'token' | 'last4' | 'codeKind'> {
    const none = { token: null, last4: '', codeKind: null };
    if (text === '') return none;
    const parsed = parseHolderCode(text, holderKind, latestBirthYear);
    if (!parsed.ok) {
      if (parsed.reason !== 'empty') {
        notes.add(line, 'warning', columns.headingOf('holderCode'), `code:${parsed.reason}`, () => ({
          vi: renderReason(parsed, 'vi'),
          en: renderReason(parsed, 'en'),
        }));
      }
      return none;
    }
    const codeKind = holderKind === null && parsed.kind === 'person' ? 'person' : null;
    return { token: tokenOf(secret, parsed.kind, parsed.normal), last4: parsed.last4, codeKind };
  }

  function readEvidence(text: string, line: number): Evidence {
    const folded = foldHeading(text);
    if (folded === '' || /nhadangky|registrar/.test(folded)) return 'registrar-list';
    if (/vnnic|trungtaminternet|registry/.test(folded)) return 'registry-list';
    if (/txt|dns/.test(folded)) return 'dns-txt';
    if (/khai|dangkyvoi|cungcap|declared/.test(folded)) return 'declared';
    notes.add(line, 'warning', columns.headingOf('evidence'), 'evidence', say.evidenceUnknown, text);
    return 'registrar-list';
  }

  return { read, duplicates: () => duplicates };
}

/** Where the kind is not told, the form of the code decides between an organisation and a human being. */
function parseHolderCode(text: string, kind: SubjectKind | null, latestBirthYear: number): ParsedIdentifier {
  if (kind !== null) return parseIdentifier(kind, text, { latestBirthYear });
  const organisation = parseIdentifier('enterprise', text);
  if (organisation.ok) return organisation;
  const person = parseIdentifier('person', text, { latestBirthYear });
  return person.ok ? person : organisation;
}

const kindWords: readonly (readonly [RegExp, SubjectKind])[] = [
  [/^(?:hokinhdoanh|hkd|hocathe|hokd|household)/, 'household'],
  [/^(?:hoptacxa|htx|lienhiephtx|lienhiephoptacxa|quytindung|cooperative)/, 'cooperative'],
  [/^(?:truong|daihoc|caodang|hocvien|cosogiaoduc|school|university)/, 'school'],
  [/^(?:hiephoi|hoi|doanthe|association)/, 'association'],
  [/^(?:coquan|uyban|ubnd|so|phong|trungtam|congan|bo|body|government)/, 'body'],
  [/^(?:doanhnghiep|congty|cty|dn|tnhh|cophan|chinhanh|enterprise|company|tochuc)/, 'enterprise'],
  [/^(?:canhan|nguoidan|person|individual)/, 'person'],
];

function kindByWord(text: string): SubjectKind | null {
  const folded = foldHeading(text);
  return kindWords.find(([word]) => word.test(folded))?.[1] ?? null;
}

/** Only beginnings that leave no doubt; "Hội" or "Sở" alone would take people's and firms' names with it. */
const kindBeginnings: readonly (readonly [RegExp, SubjectKind])[] = [
  [/^(?:hộ kinh doanh|hkd)\s/iu, 'household'],
  [/^(?:(?:liên hiệp )?(?:hợp tác xã|htx)|quỹ tín dụng nhân dân)\s/iu, 'cooperative'],
  [/^(?:trường|đại học|học viện)\s/iu, 'school'],
  [/^(?:hiệp hội|hội (?:nông dân|liên hiệp|doanh nghiệp|doanh nhân|chữ thập đỏ))\s/iu, 'association'],
  [
    /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|sở (?:công|tài|nông|khoa|giáo|y|văn|xây|nội|tư|du|dân|ngoại)|công an)\s/iu,
    'body',
  ],
  [/^(?:công ty|cty|c\.ty|doanh nghiệp|dntn|tổng công ty|tập đoàn|chi nhánh công ty)\s/iu, 'enterprise'],
];

export function kindByName(name: string): SubjectKind | null {
  const text = `${name.trim()} `;
  return kindBeginnings.find(([beginning]) => beginning.test(text))?.[1] ?? null;
}
