/**
 * A small country for tests of this room: two provinces, five communes, and short words to put names, subjects and
 * judgements there. It writes tables directly, as imports and measurement leave them, with what they say was touched.
 */
import { loadAssumptions } from '#assumptions/index.ts';
import { defaultNorm } from '#measurement/index.ts';
import { type Db, inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template, type TestDatabase } from '#platform/postgres/testing.ts';

export const communes = ['An Bình', 'Bình Minh', 'Cẩm Sơn', 'Đại Đồng', 'Em Phúc'] as const;
export type Place = (typeof communes)[number] | 'Tỉnh Đông' | 'Tỉnh Tây';

const template: Template = {
  name: 'reporting_world',
  key: '3',
  async prepare(pool) {
    await inTransaction(pool, (trx) => loadAssumptions(trx));
    await pool.query(
      `insert into platform.source (key, title, grade) values ('test', 'Bịa ra để thử', 'inferred');
       insert into territory.unit (key, level, exists_on) values
         ('Tỉnh Đông', 'province', '(,)'), ('Tỉnh Tây', 'province', '(,)'),
         ('An Bình', 'commune', '(,)'), ('Bình Minh', 'commune', '(,)'), ('Cẩm Sơn', 'commune', '(,)'),
         ('Đại Đồng', 'commune', '(,)'), ('Em Phúc', 'commune', '(,)');
       insert into territory.closure (ancestor_id, descendant_id, depth, valid)
         select id, id, 0, '(,)' from territory.unit;
       insert into territory.closure (ancestor_id, descendant_id, depth, valid)
         select above.id, below.id, 1, '(,)'
         from territory.unit as above, territory.unit as below
         where below.level = 'commune'
           and above.key = case when below.key < 'Đ' then 'Tỉnh Đông' else 'Tỉnh Tây' end;
       insert into territory.unit_version (unit_id, valid, name, type, parent_id, source)
         select id, '(,)', replace(key, 'Tỉnh ', ''), case level when 'province' then 'Tỉnh' else 'Xã' end,
           (select ancestor_id from territory.closure where descendant_id = id and depth = 1), 'test'
         from territory.unit;
       insert into territory.code (code, unit_id, valid, source)
         select case level when 'province' then '9' || id else '9000' || id end, id, '(,)', 'test'
         from territory.unit`,
    );
  },
};

export interface World {
  database: TestDatabase;
  unit(place: Place): number;
  /** Adds a name, or moves it; `null`: no place is known. */
  name(
    name: string,
    place: Place | null,
    more?: { zone?: string; registered?: string; holder?: string },
  ): Promise<void>;
  subject(
    name: string,
    place: Place | null,
    more?: { kind?: string; status?: string; founded?: string },
  ): Promise<void>;
  /** What the name showed from this day, or instant, on. */
  judge(
    name: string,
    from: string,
    shown: {
      presence: string;
      trusted?: boolean | null;
      mail?: boolean | null;
      faults?: string[];
      state?: string;
      grade?: string | null;
      flags?: string[];
    },
  ): Promise<void>;
  /** Something that happened to the name; `judge` makes no events. */
  event(name: string, at: string, kind: string, before?: string | null, after?: string | null): Promise<void>;
}

export async function openWorld(): Promise<World & AsyncDisposable> {
  const database = await openTestDatabase({ template });
  const { pool } = database;
  const { rows } = await pool.query<{ id: number; key: string }>('select id, key from territory.unit');
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  const unit = (place: Place) => ids.get(place)!;
  const placeId = (place: Place | null) => (place === null ? null : unit(place));
  await pool.query(
    `insert into observatory.run (kind, status, profile, method, vantage, slots, planned_at)
     values ('sample', 'done', 'presence', 'test', 'test', 1, '2026-09-01T00:00Z')`,
  );
  return {
    database,
    unit,
    async name(name, place, { zone = 'vn', registered, holder } = {}) {
      await pool.query(
        `with before as (select unit_id from registry.domain where name = $1),
         kept as (
           insert into registry.domain (name, unicode, zone, zone_kind, unit_id, registered_on, listed_on)
           values ($1, $1, $2, 'generic', $3, $4, '2025-01-01')
           on conflict (name) do update set unit_id = excluded.unit_id
         )
         insert into registry.touched_unit (unit_id) select unit_id from before union select $3::bigint`,
        [name, zone, placeId(place), registered ?? null],
      );
      if (holder === undefined) return;
      await pool.query(
        `insert into registry.holding (domain_id, subject_id, valid, evidence)
         select d.id, s.id, '[2025-01-01,)', 'declared'
         from registry.domain as d, registry.subject as s
         where d.name = $1 and s.name = $2
         on conflict do nothing`,
        [name, holder],
      );
      await touchHolder(pool, name);
    },
    async subject(name, place, { kind = 'household', status = 'active', founded } = {}) {
      await pool.query(
        `with before as (
           update registry.subject set unit_id = $2, status = $4 where name = $1
           returning id, (select unit_id from registry.subject as earlier where earlier.name = $1) as unit_id
         ),
         added as (
           insert into registry.subject (kind, name, unit_id, status, founded_on, legal_basis)
           select $3, $1, $2, $4, $5, 'thử' where not exists (select from before)
         )
         insert into registry.touched_unit (unit_id) select unit_id from before union select $2::bigint`,
        [name, placeId(place), kind, status, founded ?? null],
      );
    },
    async judge(
      name,
      from,
      { presence, trusted = null, mail = null, faults = [], state = 'active', grade = null, flags = [] },
    ) {
      await pool.query(
        `with domain as (select id, unit_id from registry.domain where name = $1),
         judged as (
           insert into observatory.judgement
             (domain_id, norm, method, digest, first_seen, state, presence, trusted, scores, mail, faults, verdicts, run_id,
              grade, flags)
           select id, $2, 'test', '0123456789abcdef', $3, $8, $4, $5, '{}', $6, $7, '{}', 1, $9, $10 from domain
           returning id, domain_id
         ),
         now as (
           insert into observatory.domain_now (domain_id, judgement_id, last_measured_at)
           select domain_id, id, $3 from judged
           on conflict (domain_id) do update
             set (judgement_id, last_measured_at) = (excluded.judgement_id, excluded.last_measured_at)
         )
         insert into registry.touched_unit (unit_id) select unit_id from domain`,
        [
          name,
          defaultNorm.name,
          from.length === 10 ? `${from}T03:00:00Z` : from,
          presence,
          trusted,
          mail,
          faults,
          state,
          grade,
          flags,
        ],
      );
    },
    async event(name, at, kind, before = null, after = null) {
      await pool.query(
        `with domain as (select id, unit_id from registry.domain where name = $1),
         happened as (
           insert into observatory.event (domain_id, at, kind, before, after, run_id)
           select id, $2, $3, $4, $5, 1 from domain
         )
         insert into registry.touched_unit (unit_id) select unit_id from domain`,
        [name, at, kind, before, after],
      );
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function touchHolder(db: Db, name: string): Promise<void> {
  await db.query(
    `insert into registry.touched_unit (unit_id)
     select s.unit_id
     from registry.domain as d
     join registry.holding as h on h.domain_id = d.id
     join registry.subject as s on s.id = h.subject_id
     where d.name = $1`,
    [name],
  );
}

/** Every cell of a period as lines of text, in order: `An Bình names-website kind=household 2/3`. */
export async function cellLines(db: Db, period: string): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select u.key || ' ' || indicator || ' ' || slice || ' ' || numerator || coalesce('/' || denominator, '') as line
     from reporting.cell as c
     join territory.unit as u on u.id = c.unit_id
     where period = $1
     order by u.key collate "C", indicator, slice`,
    [period],
  );
  return rows.map(({ line }) => line);
}
