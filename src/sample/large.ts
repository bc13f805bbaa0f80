/**
 * The large sample, for measuring speed: Thành phố Hồ Chí Minh with its 168 communes, a million invented subjects, 230,000
 * invented names and a year of weekly runs in which five names of a hundred change.
 *
 * All by SQL from generate_series: there is no list to import, and what is measured is not the import.
 */
import type { Pool } from 'pg';
import { inTransaction, type Trx } from '#platform/postgres/db.ts';
import { rebuildCells } from '#reporting/index.ts';
import {
  lastSunday,
  prepareGround,
  type SampleMark,
  sampleMark,
  selectSampleMark,
  writeMark,
} from './ground.ts';
import { insertHistory } from './large-history.ts';
import { countSample, type LoadedSample, type LoadSample } from './load.ts';

export interface LoadLarge extends Omit<LoadSample, 'secret'> {
  /** Default 1,000,000. */
  subjects?: number;
  /** Default 230,000, held by the first of the subjects. */
  names?: number;
}

/** @throws Problem as `loadSample` */
export async function loadLarge(pool: Pool, options: LoadLarge): Promise<LoadedSample> {
  const { now, replace = false, subjects = 1_000_000, names = 230_000, onProgress = () => {} } = options;
  const found = await selectSampleMark(pool);
  if (found?.complete && !replace) return await countSample(pool, found, true);
  const until = lastSunday(options.until ?? null, now);
  onProgress({ kind: 'ground' });
  await prepareGround(pool, 'large', until, now);
  const steps = [
    ['subjects', (trx: Trx) => insertSubjects(trx, subjects)],
    ['names', (trx: Trx) => insertNames(trx, names)],
    ['history', (trx: Trx) => insertHistory(trx, until)],
  ] as const;
  for (const [kind, work] of steps) {
    onProgress({ kind });
    await inTransaction(pool, async (trx) => {
      // What a power cut takes is loaded again.
      await trx.query('set local synchronous_commit = off');
      await work(trx);
    });
  }
  await pool.query('analyze');
  onProgress({ kind: 'cells' });
  await rebuildCells(pool, { now });
  const mark: SampleMark = { mark: sampleMark, size: 'large', until, complete: true };
  await writeMark(pool, mark);
  return await countSample(pool, mark, false);
}

/** Household businesses, enterprises, co-operatives and schools as 62, 35, 2 and 1 of a hundred. */
async function insertSubjects(trx: Trx, count: number): Promise<void> {
  await trx.query(
    `
    with commune as (
      select
        descendant_id as id,
        row_number() over (order by descendant_id) - 1 as number,
        count(*) over () as communes
      from territory.closure
      join territory.code on code.unit_id = closure.ancestor_id
      join territory.unit on unit.id = closure.descendant_id
      where code.scheme = 'gso'
        and code.code = '79'
        and code.valid @> date '2025-07-01'
        and closure.valid @> date '2025-07-01'
        and unit.level = 'commune'
    ),
    -- hashint8 of a number is a lot drawn once for all.
    lot as (
      select number, abs(hashint8(number)::bigint) as lot
      from generate_series(1, $1::bigint) as number
    )
    insert into registry.subject
      (kind, name, code_token, code_last4, unit_id, origin_unit_id, address, sector, founded_on, legal_basis, erase_after)
    select
      kind.kind,
      kind.words || ' ' || things[1 + lot % 15] || ' ' || places[1 + lot / 15 % 10] || ' ' || colours[1 + lot / 150 % 13]
        || ' ' || lot.number,
      substr(sha256(convert_to('mẫu ' || lot.number, 'UTF8')), 1, 16),
      lpad((lot.number % 10000)::text, 4, '0'),
      commune.id,
      commune.id,
      'Số ' || 1 + lot % 400 || ', tổ ' || 1 + lot % 30,
      (array['4711', '5610', '5630', '1410', '4520', '3100', '9631'])[1 + lot / 7 % 7],
      date '2010-01-01' + (lot % 5500)::int,
      $2,
      -- Real owners' numbers would be personal data; these keep its rules.
      case when kind.kind = 'household' then date '2028-10-31' end
    from lot
    cross join (
      select
        string_to_array('Nắng Mây Sương Gió Trăng Suối Lúa Nếp Chè Cọ Sim Mận Ngô Tre Lá', ' ') as things,
        string_to_array('Đồi Non Ngàn Bản Thung Rừng Bến Ruộng Sườn Nương', ' ') as places,
        string_to_array('Xanh Vàng Sớm Biếc Thơm Mới Hồng Trong Ấm Bạc Lam Tím Ngọc', ' ') as colours
    ) as words
    join lateral (
      select *
      from (
        values ('household', 'Hộ kinh doanh', 62), ('enterprise', 'Công ty TNHH', 97),
          ('cooperative', 'Hợp tác xã', 99), ('school', 'Trường', 100)
      ) as kind (kind, words, below)
      where lot.number * 37 % 100 < below
      order by below
      limit 1
    ) as kind on true
    join commune on commune.number = lot.lot / 1000 % commune.communes`,
    [count, sampleMark],
  );
}

/** The first subjects hold a name each; one in fifty names has neither holder nor commune. */
async function insertNames(trx: Trx, count: number): Promise<void> {
  await trx.query(
    `
    with province as (
      select unit_id as id
      from territory.code
      where scheme = 'gso'
        and code = '79'
        and valid @> date '2025-07-01'
    ),
    holder as (
      select id, unit_id, row_number() over (order by id) as number
      from (select id, unit_id from registry.subject order by id limit $1) as first_ones
    )
    insert into registry.domain
      (name, unicode, zone, zone_kind, unit_id, origin_unit_id, registered_on, expires_on, registrar, listed_on)
    select
      'mau-' || number || '.' || zone,
      'mau-' || number || '.' || zone,
      zone,
      'generic',
      case when number % 50 = 0 then province.id else holder.unit_id end,
      case when number % 50 = 0 then province.id else holder.unit_id end,
      date '2023-01-01' + (number % 800)::int,
      date '2027-01-01' + (number % 800)::int,
      'Nhà đăng ký ' || (array['Bến Lúa', 'Mây Ngàn', 'Chợ Đồi', 'Suối Nếp', 'Đồi Cọ'])[1 + number % 5],
      date '2025-10-31'
    from holder
    cross join province
    cross join lateral (
      select (array['vn', 'com.vn', 'biz.vn', 'vn', 'biz.vn', 'com.vn', 'vn'])[1 + number % 7] as zone
    ) as zone`,
    [count],
  );
  await trx.query(
    `
    insert into registry.holding (domain_id, subject_id, valid, evidence)
    select domain.id, subject.id, daterange(domain.registered_on, null), 'registrar-list'
    from (select *, row_number() over (order by id) as number from registry.domain) as domain
    join (
      select id, row_number() over (order by id) as number
      from (select id from registry.subject order by id limit $1) as first_ones
    ) as subject using (number)
    where number % 50 <> 0`,
    [count],
  );
}
