/**
 * The questions `territory verify` puts to the database: what must hold of any map, and how much these tables hold.
 * One statement a question; who asks and judges is verify.ts.
 */
import { wanted as wantedClosure } from './closure.ts';
import { reformOn } from './compose.ts';
import { lastDayOf63 } from './frames.ts';

export interface Question {
  id: string;
  vi: string;
  en: string;
  expected: number;
  /** One row, one column `found`. */
  sql: string;
}

const unitsOn = (level: string, on: string) =>
  `select count(*) as found from territory.unit where level = '${level}' and exists_on @> date '${on}'`;

/** What must hold of any map: the number of rows that break it is 0. */
export const invariants: readonly Omit<Question, 'expected'>[] = [
  {
    id: 'version-every-day',
    vi: 'đơn vị có ngày không có tên',
    en: 'units with a day without a name',
    sql: `select count(*) as found
      from territory.unit
      left join (select unit_id, range_agg(valid) as days from territory.unit_version group by unit_id) version
        on version.unit_id = unit.id
      where version.days is distinct from exists_on::datemultirange`,
  },
  {
    id: 'code-every-day',
    vi: 'đơn vị có ngày không có mã',
    en: 'units with a day without a code',
    sql: `select count(*) as found
      from territory.unit
      left join (
        select unit_id, range_agg(valid) as days from territory.code where scheme = 'gso' and preferred group by unit_id
      ) code on code.unit_id = unit.id
      where code.days is distinct from exists_on::datemultirange`,
  },
  {
    id: 'province-every-day',
    vi: 'huyện, xã có ngày không thuộc tỉnh nào',
    en: 'districts and communes with a day in no province',
    sql: `select count(*) as found
      from territory.unit
      left join (
        select closure.descendant_id, range_agg(closure.valid) as days
        from territory.closure
        join territory.unit province on province.id = closure.ancestor_id and province.level = 'province'
        group by closure.descendant_id
      ) above on above.descendant_id = unit.id
      where above.days is distinct from exists_on::datemultirange`,
  },
  {
    id: 'one-province',
    vi: 'đơn vị thuộc hai tỉnh cùng một ngày',
    en: 'units in two provinces on one day',
    sql: `select count(*) as found
      from territory.closure one
      join territory.closure other on other.descendant_id = one.descendant_id and other.ancestor_id > one.ancestor_id
        and other.valid && one.valid
      join territory.unit a on a.id = one.ancestor_id and a.level = 'province'
      join territory.unit b on b.id = other.ancestor_id and b.level = 'province'`,
  },
  {
    id: 'closure-complete',
    vi: 'dòng thừa hoặc thiếu trong bảng cấp trên, cấp dưới',
    en: 'rows too many or missing in the closure',
    sql: `${wantedClosure},
      kept as (select ancestor_id, descendant_id, depth, valid from territory.closure)
      select (select count(*) from (table wanted except table kept) missing)
        + (select count(*) from (table kept except table wanted) surplus) as found`,
  },
  {
    id: 'same-name-in-province',
    vi: 'cặp xã cùng tên trong một tỉnh trên bản đồ 34',
    en: 'pairs of communes of one name in a province on the map of 34',
    sql: `select count(*) as found
      from territory.unit_version one
      join territory.unit on unit.id = one.unit_id and unit.level = 'commune'
      join territory.unit_version other on other.parent_id = one.parent_id and other.name_key = one.name_key
        and other.unit_id > one.unit_id and other.valid && one.valid
      where one.valid @> date '${reformOn}'`,
  },
  {
    id: 'lineage-meets',
    vi: 'cặp kế thừa mà đơn vị cũ không hết hoặc đơn vị mới không có đúng ngày thay đổi',
    en: 'lineage pairs whose old unit does not end, or whose new one does not begin, on the day of the change',
    sql: `select count(*) as found
      from territory.lineage
      join territory.change on change.key = lineage.change
      join territory.unit gone on gone.id = lineage.from_unit_id
      join territory.unit come on come.id = lineage.to_unit_id
      where upper(gone.exists_on) is distinct from change.on_date or not come.exists_on @> change.on_date`,
  },
  {
    id: 'nothing-lost',
    vi: 'tỉnh, xã đã hết mà không có đơn vị kế thừa',
    en: 'provinces and communes that ended without a successor',
    sql: `select count(*) as found
      from territory.unit
      where level <> 'district' and not upper_inf(exists_on)
        and not exists (select from territory.lineage where from_unit_id = unit.id)`,
  },
  {
    id: 'nothing-invented',
    vi: 'tỉnh, xã mới mà không có đơn vị tiền thân',
    en: 'provinces and communes that began without a predecessor',
    sql: `select count(*) as found
      from territory.unit
      where not lower_inf(exists_on)
        and not exists (select from territory.lineage where to_unit_id = unit.id)`,
  },
  {
    id: 'pieces-within-province',
    vi: 'phần được tính của xã rơi ra ngoài tỉnh mới của tỉnh cũ',
    en: 'counted pieces of communes outside the new province of their old one',
    sql: `select count(*) as found
      from territory.piece
      join territory.unit commune on commune.id = piece.from_unit_id and commune.level = 'commune'
      join territory.closure above on above.descendant_id = commune.id and above.valid @> piece.on_date - 1
      join territory.unit old_province on old_province.id = above.ancestor_id and old_province.level = 'province'
      join territory.closure beyond on beyond.descendant_id = piece.to_unit_id and beyond.valid @> piece.on_date
      join territory.unit new_province on new_province.id = beyond.ancestor_id and new_province.level = 'province'
      where new_province.id <> old_province.id
        and not exists (
          select from territory.lineage where from_unit_id = old_province.id and to_unit_id = new_province.id
        )`,
  },
];

/** What these tables hold; tables/README.md says where each number comes from. */
export const numbers: readonly Question[] = [
  {
    id: 'provinces-63',
    vi: 'tỉnh, thành phố ngày 30/06/2025',
    en: 'provinces on 30 June 2025',
    expected: 63,
    sql: unitsOn('province', lastDayOf63),
  },
  {
    id: 'districts',
    vi: 'huyện ngày 30/06/2025',
    en: 'districts on 30 June 2025',
    expected: 696,
    sql: unitsOn('district', lastDayOf63),
  },
  {
    id: 'communes-63',
    vi: 'xã, phường, thị trấn ngày 30/06/2025 (12 trong số đó chỉ một bảng có)',
    en: 'communes on 30 June 2025 (12 of them in one table only)',
    expected: 10_047,
    sql: unitsOn('commune', lastDayOf63),
  },
  {
    id: 'provinces-34',
    vi: 'tỉnh, thành phố từ 01/07/2025',
    en: 'provinces since 1 July 2025',
    expected: 34,
    sql: unitsOn('province', reformOn),
  },
  {
    id: 'communes-34',
    vi: 'xã, phường, đặc khu từ 01/07/2025',
    en: 'communes since 1 July 2025',
    expected: 3_321,
    sql: unitsOn('commune', reformOn),
  },
  {
    id: 'codes-reused',
    vi: 'mã xã mới trước đó đã chỉ xã khác, địa giới khác',
    en: 'codes of communes that meant another extent before',
    expected: 3_183,
    sql: codesCount('before.unit_id is distinct from code.unit_id and before.unit_id is not null'),
  },
  {
    id: 'codes-unchanged',
    vi: 'xã giữ nguyên mã và địa giới',
    en: 'communes that kept code and territory',
    expected: 132,
    sql: codesCount('before.unit_id = code.unit_id'),
  },
  {
    id: 'codes-new',
    vi: 'mã xã chưa từng có trước đó',
    en: 'codes of communes that were not there before',
    expected: 6,
    sql: codesCount('before.unit_id is null'),
  },
  {
    id: 'pairs-agreed',
    vi: 'cặp xã cũ, xã mới cả hai nguồn cùng ghi (ngoài 132 xã không đổi)',
    en: 'pairs of old and new commune that both sources have alike (beside the 132 unchanged)',
    expected: 10_384,
    sql: pairsCount(`lineage.agreement = 'both'`),
  },
  {
    id: 'pairs-disputed',
    vi: 'cặp hai nguồn chưa khớp, giữ lời của từng nguồn, cần người xem',
    en: 'pairs on which the sources differ, kept with the word of each, for a person to decide',
    expected: 119,
    sql: pairsCount(`lineage.agreement not in ('both', 'by_name')`),
  },
  {
    id: 'cut-a',
    vi: 'xã mới có phần bị chia theo nguồn A',
    en: 'communes with a cut piece by source A',
    expected: 447,
    sql: cutCount(`extent_a = 'partial'`),
  },
  {
    id: 'cut-b',
    vi: 'xã mới có phần bị chia theo nguồn B',
    en: 'communes with a cut piece by source B',
    expected: 441,
    sql: cutCount(`extent_b = 'partial'`),
  },
  {
    id: 'cut-either',
    vi: 'xã mới có phần bị chia theo một trong hai nguồn: số quy đổi là ước tính',
    en: 'communes with a cut piece by either source: what is restated to them is an estimate',
    expected: 469,
    sql: cutCount(`extent = 'partial'`),
  },
  {
    id: 'cities-2026',
    vi: 'thành phố trực thuộc trung ương từ 30/04/2026',
    en: 'centrally run cities since 30 April 2026',
    expected: 7,
    sql: typeCount('province', 'Thành phố'),
  },
  {
    id: 'wards-2026',
    vi: 'phường từ 30/04/2026',
    en: 'wards since 30 April 2026',
    expected: 697,
    sql: typeCount('commune', 'Phường'),
  },
  {
    id: 'special-zones-2026',
    vi: 'đặc khu từ 30/04/2026',
    en: 'special zones since 30 April 2026',
    expected: 13,
    sql: typeCount('commune', 'Đặc khu'),
  },
  {
    id: 'population-provinces',
    vi: 'người theo hồ sơ sắp xếp 17/07/2025, cộng 34 tỉnh',
    en: 'people by the merger dossiers of 17 July 2025, sum of 34 provinces',
    expected: 112_093_848,
    sql: populationSum('province'),
  },
  {
    id: 'population-communes',
    vi: 'người theo hồ sơ sắp xếp 17/07/2025, cộng các xã (66 xã chưa có số, 341 xã có số đáng ngờ)',
    en: 'people by the merger dossiers of 17 July 2025, sum of the communes (66 without a figure, 341 doubtful)',
    expected: 107_695_453,
    sql: populationSum('commune'),
  },
];

/** Codes of communes of the new map, beside what the code meant the day before. */
function codesCount(condition: string): string {
  return `select count(*) as found
    from territory.code
    join territory.unit on unit.id = code.unit_id and unit.level = 'commune'
    left join territory.code before on before.scheme = code.scheme and before.code = code.code
      and before.valid @> date '${lastDayOf63}'
    where code.preferred and code.scheme = 'gso' and code.valid @> date '${reformOn}' and ${condition}`;
}

function pairsCount(condition: string): string {
  return `select count(*) as found
    from territory.lineage
    join territory.unit on unit.id = lineage.to_unit_id and unit.level = 'commune'
    where lineage.change = '${reformOn}' and ${condition}`;
}

function cutCount(condition: string): string {
  return `select count(distinct to_unit_id) as found from territory.lineage where ${condition}`;
}

function populationSum(level: string): string {
  return `select sum(population.value) as found
    from territory.population
    join territory.unit on unit.id = population.unit_id and unit.level = '${level}'
    where population.kind = 'all' and population.source = 'territory:population-2025-07-17'`;
}

function typeCount(level: string, type: string): string {
  return `select count(*) as found
    from territory.unit
    join territory.unit_version on unit_version.unit_id = unit.id and unit_version.valid @> date '2026-04-30'
    where unit.level = '${level}' and unit_version.type = '${type}'`;
}
