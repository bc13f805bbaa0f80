/**
 * Makes the sample's lists in src/sample/tables: `node lab/sample/make-tables.ts`. The same every time; a test holds the
 * committed files equal to what this makes.
 *
 * They are lists as departments send them, with Vietnamese headings, and go through the same imports as real ones.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../state.ts';
import { readCommunes } from './communes.ts';
import { type ListedName, listNames } from './domains.ts';
import { denominatorRows, populationRows, registeredRows } from './figures.ts';
import { sampleNames } from './names.ts';
import { makeSubjects, type SampleSubject, type SubjectKind } from './subjects.ts';

const mark = 'dữ liệu mẫu';

/** File name → its text. */
export function makeTables(): Map<string, string> {
  const { subjects, held } = makeSubjects(sampleNames(), readCommunes());
  const names = listNames(held);
  const files = new Map<string, string>();
  for (const [kind, file] of Object.entries({
    enterprise: 'enterprises',
    household: 'households',
    cooperative: 'cooperatives',
    school: 'schools',
  }) as [SubjectKind, string][]) {
    for (const [code, province] of [
      ['19', 'thai-nguyen'],
      ['06', 'bac-kan'],
    ] as const) {
      const those = subjects.filter((subject) => subject.kind === kind && subject.provinceCode === code);
      files.set(`${file}-${province}.csv`, csv(those.map(subjectRow)));
    }
  }
  for (const list of [1, 2, 3] as const)
    files.set(`domains-${list}.csv`, csv(names.filter((name) => name.list === list).map(domainRow)));
  files.set('registered-counts.csv', csv(registeredRows));
  files.set('populations.csv', csv(populationRows));
  files.set('denominators.csv', csv(denominatorRows));
  return files;
}

function subjectRow(subject: SampleSubject): Record<string, string> {
  const { kind, name, code, sector, founded } = subject;
  const place = placeCells(subject);
  switch (kind) {
    case 'enterprise':
      return {
        'Mã số doanh nghiệp': code,
        'Tên doanh nghiệp': name,
        ...place,
        'Mã ngành': sector,
        'Ngày thành lập': vietnameseDate(founded),
        'Ghi chú': mark,
      };
    case 'household':
      return {
        'Mã số hộ kinh doanh': code,
        'Tên hộ kinh doanh': name,
        ...place,
        'Mã ngành': sector,
        'Ngày đăng ký': vietnameseDate(founded),
        'Ghi chú': mark,
      };
    case 'cooperative':
      return {
        'Mã số hợp tác xã': code,
        'Tên hợp tác xã': name,
        ...place,
        'Ngày thành lập': vietnameseDate(founded),
        'Ghi chú': mark,
      };
    default:
      return { 'Tên trường': name, ...place, 'Ghi chú': mark };
  }
}

const kindNames: Record<SubjectKind, string> = {
  enterprise: 'doanh nghiệp',
  household: 'hộ kinh doanh',
  cooperative: 'hợp tác xã',
  school: 'trường học',
  person: 'cá nhân',
};

function domainRow({
  unicode,
  holder,
  registered,
  expires,
  registrar,
  list,
}: ListedName): Record<string, string> {
  return {
    'Tên miền': unicode,
    'Chủ thể': holder?.name ?? '',
    'Loại chủ thể': holder === null ? '' : kindNames[holder.kind],
    'Mã số': holder?.code ?? '',
    'Ngày đăng ký': vietnameseDate(registered),
    'Ngày hết hạn': vietnameseDate(expires),
    'Nhà đăng ký': registrar,
    ...placeCells(holder),
    'Bằng chứng': list === 3 ? 'khai báo' : 'danh sách nhà đăng ký',
    'Ghi chú': mark,
  };
}

/** A list of a province names it even where it knows no commune. */
function placeCells(subject: SampleSubject | null): Record<string, string> {
  const { commune = null, address = '' } = subject ?? {};
  return {
    'Địa chỉ': address,
    'Mã xã': commune?.code ?? '',
    'Xã/phường': commune?.name ?? '',
    'Quận/huyện': commune?.district ?? '',
    Tỉnh: commune?.province ?? 'Thái Nguyên',
  };
}

function vietnameseDate(iso: string): string {
  return iso === '' ? '' : iso.split('-').reverse().join('/');
}

function csv(rows: readonly Record<string, string>[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
}

if (import.meta.main) {
  for (const [name, text] of makeTables()) writeFileSync(join(checkout, 'src/sample/tables', name), text);
}
