/**
 * Whether the register holds together: what constraints cannot say, counted, each with a sentence.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Words } from './imports/kind.ts';

export interface RegistryCheck {
  id: string;
  passed: boolean;
  /** Rows that break the rule. */
  found: number;
  words: Words;
}

const checks: readonly { id: string; words: Words; sql: string }[] = [
  {
    id: 'units-exist',
    words: {
      vi: 'mọi chủ thể và tên miền thuộc một đơn vị có thật, trên bản đồ hôm nay',
      en: "every subject and name belongs to a unit that exists on today's map",
    },
    sql: `
      select count(*) as found
      from (
        select unit_id from registry.subject where unit_id is not null
        union all
        select unit_id from registry.domain where unit_id is not null
      ) placed
      left join territory.unit on unit.id = placed.unit_id and unit.exists_on @> $1::date
      where unit.id is null`,
  },
  {
    id: 'origins-exist',
    words: {
      vi: 'nơi gốc của mọi chủ thể là một đơn vị có thật',
      en: 'the origin of every subject is a unit',
    },
    sql: `
      select count(*) as found
      from registry.subject
      left join territory.unit on unit.id = subject.origin_unit_id
      where subject.origin_unit_id is not null and unit.id is null and $1::date is not null`,
  },
  {
    id: 'level',
    words: {
      vi: 'nơi của chủ thể và tên miền là xã, hoặc tỉnh khi chưa rõ xã',
      en: 'subjects and names are placed in communes, or in a province where the commune is not known',
    },
    sql: `
      select count(*) as found
      from (
        select unit_id from registry.subject
        union all
        select unit_id from registry.domain
      ) placed
      join territory.unit on unit.id = placed.unit_id
      where unit.level = 'district' and $1::date is not null`,
  },
  {
    id: 'names-follow-holders',
    words: {
      vi: 'tên miền được tính ở xã của chủ thể đang giữ nó',
      en: 'a name counts in the commune of its holder',
    },
    sql: `
      select count(*) as found
      from registry.holding
      join registry.domain on domain.id = holding.domain_id
      join registry.subject on subject.id = holding.subject_id
      join territory.unit on unit.id = subject.unit_id and unit.level = 'commune'
      where upper_inf(holding.valid) and domain.unit_id is distinct from subject.unit_id and $1::date is not null`,
  },
  {
    id: 'codes',
    words: {
      vi: 'chủ thể có mã số thì có đủ dấu vết và bốn số cuối',
      en: 'a subject with a code has its token and last four digits',
    },
    sql: `
      select count(*) as found
      from registry.subject
      where (code_token is null) <> (code_last4 = '') and $1::date is not null`,
  },
  {
    id: 'personal-data-ends',
    words: {
      vi: 'dữ liệu cá nhân nào cũng có ngày phải xóa',
      en: 'all personal data has a day on which it is erased',
    },
    sql: `
      select count(*) as found
      from registry.subject
      where kind in ('household', 'person') and erase_after is null and $1::date is not null`,
  },
  {
    id: 'personal-data-erased',
    words: {
      vi: 'không còn dữ liệu cá nhân quá ngày phải xóa',
      en: 'no personal data is kept past the day on which it is to be erased',
    },
    sql: `
      select count(*) as found
      from registry.subject
      where erase_after < $1::date`,
  },
  {
    id: 'indexes',
    words: {
      vi: 'các chỉ mục của sổ chủ thể còn đủ',
      en: 'the indexes of the register of subjects are there',
    },
    sql: `
      select registry.missing_subject_indexes() as found
      where $1::date is not null`,
  },
  {
    id: 'imports-whole',
    words: {
      vi: 'không lần nhập nào dở dang',
      en: 'no import is half done',
    },
    sql: `
      select count(*) as found
      from registry.import
      where status = 'staged' and $1::date is not null`,
  },
];

export async function verifyRegistry(db: Db, { today }: { today: IsoDate }): Promise<RegistryCheck[]> {
  const results: RegistryCheck[] = [];
  for (const { id, words, sql } of checks) {
    const { rows } = await db.query<{ found: number }>(sql, [today]);
    const found = rows[0]!.found;
    results.push({ id, words, found, passed: found === 0 });
  }
  return results;
}
