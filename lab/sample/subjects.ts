/**
 * Who is in the sample: enterprises, household businesses, co-operatives, schools and persons of the two old provinces, and
 * which of them holds which of the 412 names. Bắc Kạn has subjects and no known names: its list has not come yet.
 */
import { draw, pick } from '../../src/sample/draw.ts';
import { type Commune, communeFor } from './communes.ts';
import type { SampleName } from './names.ts';
import { ownerNumber, owners, personName, properName, street, taxCode, trades } from './words.ts';

export type SubjectKind = 'enterprise' | 'household' | 'cooperative' | 'school' | 'person';

export interface SampleSubject {
  kind: SubjectKind;
  provinceCode: '19' | '06';
  name: string;
  /** '' for persons and schools: their lists have none. */
  code: string;
  commune: Commune | null;
  address: string;
  sector: string;
  /** ISO date; '' where lists have none. */
  founded: string;
}

export interface HeldName extends SampleName {
  holder: SampleSubject | null;
}

/** Names that no list places in a commune: 30 held by persons whose registrar gives none, 22 of unknown holders. */
const placeless = { persons: 30, unheld: 22 };
/** Names in communes that several of today's communes took part of: with the 52 above, sixty have no commune today. */
const inCutCommunes = 8;

/** Looks like a bank's: nobody invented shall hold it. */
const lookAlike = 'viếtcombank.vn';

/** Lists by kind and province reach these numbers, holders included; communes have at least three households. */
const enough = {
  enterprise: { '19': 430, '06': 110 },
  cooperative: { '19': 86, '06': 54 },
  school: { '19': 64, '06': 36 },
} as const;
const householdsOfCommune = { '19': 4, '06': 3 } as const;

export function makeSubjects(
  names: readonly SampleName[],
  communes: readonly Commune[],
): { subjects: SampleSubject[]; held: HeldName[] } {
  const make = subjectMaker();
  const inProvince = (code: string) => communes.filter(({ provinceCode }) => provinceCode === code);
  const home = inProvince('19');
  const cut = home.filter((commune) => commune.cut);
  const left = { ...placeless, cut: inCutCommunes };
  const held = names.map((name): HeldName => {
    const kind = holderKind(name);
    if (kind === 'person') {
      const commune = left.persons-- > 0 ? null : communeFor(name.domain, home);
      return { ...name, holder: make('person', '19', commune, name) };
    }
    if (name.unicode === lookAlike || (left.unheld > 0 && draw(name.domain, 'unheld', 8) === 0)) {
      left.unheld -= 1;
      return { ...name, holder: null };
    }
    const isCut = left.cut > 0 && draw(name.domain, 'cut', 12) === 0;
    if (isCut) left.cut -= 1;
    const commune = isCut ? cut[left.cut % cut.length]! : communeFor(name.domain, home);
    return { ...name, holder: make(kind, '19', commune, name) };
  });
  if (left.persons > 0 || left.unheld > 0 || left.cut > 0)
    throw new Error(`names without a commune are missing: ${JSON.stringify(left)}`);
  const subjects = held.flatMap(({ holder }) => (holder === null ? [] : [holder]));
  for (const code of ['19', '06'] as const) {
    const those = inProvince(code);
    const count = (kind: SubjectKind, commune?: Commune) =>
      subjects.filter(
        (subject) =>
          subject.kind === kind &&
          subject.provinceCode === code &&
          (commune === undefined || subject.commune === commune),
      ).length;
    for (const commune of those) {
      for (let at = count('household', commune); at < householdsOfCommune[code]; at += 1)
        subjects.push(make('household', code, commune, null));
    }
    for (const kind of ['enterprise', 'cooperative', 'school'] as const) {
      for (let at = count(kind); at < enough[kind][code]; at += 1)
        subjects.push(make(kind, code, communeFor(`${kind}-${code}-${at}`, those), null));
    }
  }
  return { subjects, held };
}

/** Under id.vn persons alone, under biz.vn household businesses, under com.vn enterprises, under .vn all of them. */
function holderKind({ domain, unicode }: SampleName): SubjectKind {
  if (domain.endsWith('.id.vn')) return 'person';
  if (domain.endsWith('.biz.vn')) return 'household';
  if (domain.endsWith('.com.vn')) return 'enterprise';
  if (unicode.startsWith('quán')) return 'household';
  const lot = draw(domain, 'holder', 100);
  if (lot < 48) return 'household';
  if (lot < 84) return 'enterprise';
  return lot < 94 ? 'cooperative' : 'school';
}

const forms = ['Công ty TNHH', 'Công ty TNHH', 'Công ty Cổ phần', 'Công ty TNHH MTV', 'Doanh nghiệp tư nhân'];
const schools = ['Trường THCS', 'Trường Tiểu học', 'Trường THPT', 'Trường Mầm non', 'Trường Trung cấp'];
const crops = ['Chè', 'Nông sản', 'Rau sạch', 'Chăn nuôi', 'Dược liệu', 'Gạo nếp', 'Mật hoa'];

/** Gives every subject a name of its own and the next number of its kind. */
function subjectMaker() {
  const numbers = { enterprise: 0, household: 0, cooperative: 0, school: 0, person: 0 };
  let proper = 0;
  const taken = new Set<string>();
  return (
    kind: SubjectKind,
    provinceCode: '19' | '06',
    commune: Commune | null,
    domain: SampleName | null,
  ): SampleSubject => {
    const number = ++numbers[kind];
    const key = `${kind}-${number}`;
    const trade =
      trades.find(({ label }) => domain?.domain.startsWith(`${label}-`)) ?? pick(key, 'trade', trades);
    const owner = owners[/^[a-z]+-(.+)-\d+\./.exec(domain?.domain ?? '')?.[1] ?? ''];
    const range = provinceCode === '19' ? 469_900_000 : 479_900_000;
    const common = { kind, provinceCode, commune, sector: trade.sector, founded: foundedOn(key) };
    const address = commune === null ? '' : street(key);
    switch (kind) {
      case 'enterprise':
        return {
          ...common,
          name: `${pick(key, 'form', forms)} ${trade.vi} ${properName(proper++)}`,
          code: taxCode(range + number * 11),
          address,
        };
      case 'cooperative':
        return {
          ...common,
          name: `Hợp tác xã ${pick(key, 'crop', crops)} ${properName(proper++)}`,
          code: taxCode(range + 50_000 + number * 11),
          address,
          sector: '0161',
        };
      case 'household': {
        // Two of one name in one commune would be a case for the review queue.
        const place = `${trade.vi} ${owner}/${commune?.code}`;
        const isTaken = owner === undefined || taken.has(place);
        taken.add(place);
        return {
          ...common,
          name: `Hộ kinh doanh ${trade.vi} ${isTaken ? properName(proper++) : owner}`,
          code: ownerNumber(provinceCode, number),
          address,
        };
      }
      case 'school':
        return {
          ...common,
          name: `${pick(key, 'school', schools)} ${properName(proper++)}`,
          code: '',
          address,
          sector: '8521',
          founded: '',
        };
      case 'person':
        return { ...common, name: personName(number), code: '', address, sector: '', founded: '' };
    }
  };
}

/** A day of 2009 to 2024. */
function foundedOn(key: string): string {
  return Temporal.PlainDate.from('2009-01-05')
    .add({ days: draw(key, 'founded', 5_800) })
    .toString();
}
