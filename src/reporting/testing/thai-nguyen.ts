/**
 * A small Thái Nguyên for tests of the report: the real territory, a count of VNNIC's for the old province, and names put
 * by codes of either map. It writes tables as imports and measurement leave them.
 */
import { loadAssumptions } from '#assumptions/index.ts';
import { defaultNorm } from '#measurement/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template, type TestDatabase } from '#platform/postgres/testing.ts';
import { territoryTemplate } from '#territory/testing.ts';
import { loadIndicators } from '../indicators.ts';
import { rebuildCells } from '../refresh.ts';

const template: Template = {
  name: 'reporting_territory',
  key: `1 ${territoryTemplate.key}`,
  async prepare(pool) {
    await territoryTemplate.prepare(pool);
    await inTransaction(pool, async (trx) => {
      await loadAssumptions(trx);
      await loadIndicators(trx);
    });
  },
};

export interface ThaiNguyen extends AsyncDisposable {
  database: TestDatabase;
  /** A name whose list had it on a unit of the old map (`was`), and where it stands today (`is`), by code. */
  name(
    name: string,
    place: { was?: string; is: string },
    shown?: { presence: string; trusted?: boolean; mail?: boolean; faults?: string[]; on?: string },
  ): Promise<void>;
  subject(kind: string, place: { was?: string; is: string }, holds?: string): Promise<void>;
  /** A count of VNNIC's, of a unit of the old map. */
  count(code: string, value: number, on: string, zone?: string): Promise<void>;
}

const unitOf = (code: string, on: string) =>
  `(select unit_id from territory.code where scheme = 'gso' and code = ${code} and valid @> date '${on}')`;

export async function openThaiNguyen(): Promise<ThaiNguyen> {
  const database = await openTestDatabase({ template });
  const { pool } = database;
  let subjects = 0;
  return {
    database,
    async name(name, { was, is }, shown) {
      const zone = name.endsWith('.vn') ? name.slice(name.indexOf('.') + 1) : 'foreign';
      await pool.query(
        `insert into registry.domain (name, unicode, zone, zone_kind, unit_id, origin_unit_id, listed_on)
         values ($1, $1, $2, case when $2 = 'foreign' then 'foreign' else 'generic' end, ${unitOf('$3', '2026-11-26')}, ${unitOf('$4', '2025-06-30')}, '2025-05-01')`,
        [name, zone, is, was ?? null],
      );
      if (shown === undefined) return;
      const { presence, trusted = false, mail = false, faults = [], on = '2026-11-22' } = shown;
      await pool.query(
        `with judged as (
           insert into observatory.judgement
             (domain_id, norm, method, digest, first_seen, state, presence, trusted, scores, mail, faults, verdicts, run_id)
           select id, $2, 'test', '0123456789abcdef', '2026-11-01T00:00Z', 'active', $3, $4, '{}', $5, $6, '{}', 1
           from registry.domain where name = $1
           returning id, domain_id
         )
         insert into observatory.domain_now (domain_id, judgement_id, last_measured_at)
         select domain_id, id, $7::timestamptz from judged`,
        [name, defaultNorm.name, presence, trusted, mail, faults, `${on}T03:00:00Z`],
      );
    },
    async subject(kind, { was, is }, holds) {
      subjects += 1;
      await pool.query(
        `with added as (
           insert into registry.subject (kind, name, unit_id, origin_unit_id, legal_basis)
           values ($1, $2, ${unitOf('$3', '2026-11-26')}, ${unitOf('$4', '2025-06-30')}, 'thử')
           returning id
         )
         insert into registry.holding (domain_id, subject_id, valid, evidence)
         select d.id, added.id, '[2025-01-01,)', 'declared' from added, registry.domain as d where d.name = $5`,
        [kind, `Chủ thể ${subjects}`, is, was ?? null, holds ?? null],
      );
    },
    async count(code, value, on, zone = '') {
      await pool.query(
        `insert into registry.registered_count (unit_id, zone, on_date, frame, value, document)
         values (${unitOf('$1', '2025-06-30')}, $2, $3, '63', $4, 'Chỉ thị của Chủ tịch UBND tỉnh, 2025')`,
        [code, zone, on, value],
      );
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

export const now = Temporal.Instant.from('2026-11-26T05:00:00Z');

/** Five names in the old Thái Nguyên, one of them without a commune; one in the old Bắc Kạn; one that came later. */
export async function fill(province: ThaiNguyen): Promise<void> {
  await province.count('19', 3295, '2025-03-31');
  await province.name(
    'pho.biz.vn',
    { was: '05443', is: '05443' },
    { presence: 'website', trusted: true, mail: true },
  );
  await province.name(
    'che.vn',
    { was: '05443', is: '05443' },
    { presence: 'website', faults: ['W6', 'T11'] },
  );
  await province.name('cam.id.vn', { was: '05467', is: '19' }, { presence: 'placeholder', faults: ['W6'] });
  await province.name('moi.vn', { was: '05446', is: '05443' });
  await province.name(
    'tinh.vn',
    { was: '19', is: '19' },
    { presence: 'website', trusted: true, on: '2026-11-02' },
  );
  await province.name('ba-be.vn', { was: '01840', is: '01840' }, { presence: 'none' });
  await province.name('sau.vn', { is: '05467' }, { presence: 'website', trusted: true });
  await province.subject('household', { was: '05443', is: '05443' }, 'pho.biz.vn');
  await province.subject('household', { was: '05443', is: '05443' });
  await province.subject('enterprise', { is: '05467' }, 'sau.vn');
  await rebuildCells(province.database.pool, { now });
}
