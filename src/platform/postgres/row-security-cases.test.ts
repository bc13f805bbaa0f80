/**
 * Ten thousand random requests against a model: a scope, a table, a verb and a row; the database must let through what the
 * model does and nothing else. The model knows the map as a list of parents, walks up from a row's unit and knows no SQL.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { selectScopeUnits } from '#territory/index.ts';
import { inTransaction, type Trx } from './db.ts';
import { inScope } from './scope.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

const reform = '2025-07-01';
const today = '2026-11-26';

/** A small map of 63 and 34: two provinces merged, a third that kept its ground; communes merged whole, cut, and kept. */
const map: Record<
  string,
  { level: string; days: 'old' | 'new' | 'both'; parents: string[]; becomes?: string[] }
> = {
  west: { level: 'province', days: 'old', parents: [], becomes: ['merged'] },
  east: { level: 'province', days: 'old', parents: [], becomes: ['merged'] },
  south: { level: 'province', days: 'both', parents: [] },
  merged: { level: 'province', days: 'new', parents: [] },
  'west district': { level: 'district', days: 'old', parents: ['west'] },
  'east district': { level: 'district', days: 'old', parents: ['east'] },
  'south district': { level: 'district', days: 'old', parents: ['south'] },
  w1: { level: 'commune', days: 'old', parents: ['west district'], becomes: ['W'] },
  w2: { level: 'commune', days: 'old', parents: ['west district'], becomes: ['W', 'X'] },
  e1: { level: 'commune', days: 'old', parents: ['east district'], becomes: ['X'] },
  e2: { level: 'commune', days: 'old', parents: ['east district'], becomes: ['X'] },
  kept: { level: 'commune', days: 'both', parents: ['east district', 'merged'] },
  s1: { level: 'commune', days: 'old', parents: ['south district'], becomes: ['S'] },
  s2: { level: 'commune', days: 'old', parents: ['south district'], becomes: ['S'] },
  W: { level: 'commune', days: 'new', parents: ['merged'] },
  X: { level: 'commune', days: 'new', parents: ['merged'] },
  S: { level: 'commune', days: 'new', parents: ['south'] },
  T: { level: 'commune', days: 'both', parents: ['south district', 'south'] },
};
const units = Object.keys(map);

/** What a post of each unit of today is for, as roots: written down by hand. */
const posts: Record<string, string[]> = {
  merged: ['west', 'east', 'merged'],
  south: ['south'],
  W: ['w1', 'w2', 'W'],
  X: ['w2', 'e1', 'e2', 'X'],
  kept: ['kept'],
  S: ['s1', 's2', 'S'],
  T: ['T'],
};

type Request = { everywhere: boolean; roots: string[] } | 'nobody';

const above = (unit: string): string[] => [unit, ...map[unit]!.parents.flatMap(above)];

function sees(request: Request, unit: string | null): boolean {
  if (request === 'nobody') return false;
  if (request.everywhere) return true;
  return unit !== null && above(unit).some((one) => request.roots.includes(one));
}

/** A row of the fixture and the unit it belongs to, directly or by its name or list. */
interface Row {
  id: number;
  unit: string | null;
}

interface Protected {
  /** The column that tells a row apart. */
  key: string;
  /** Whose a row is: a unit's, or that of the name or list it names. */
  of: 'unit' | 'domain' | 'import';
  column: string;
  /** Columns and values of a new row beside the one above; null where a request adds none. */
  insert: string | null;
  /** What a request may change: whose a row is, another column of it, or nothing. */
  update: 'owner' | 'decided_by' | 'evidence' | null;
  /** Everybody signed in reads it. */
  open?: boolean;
}

const tables: Record<string, Protected> = {
  'registry.subject': {
    key: 'id',
    of: 'unit',
    column: 'unit_id',
    insert: `kind, name, legal_basis) values ('school', 'x', 'x'`,
    update: 'owner',
  },
  'registry.domain': {
    key: 'id',
    of: 'unit',
    column: 'unit_id',
    insert: `name, unicode, zone, zone_kind, listed_on) values ('new.vn', 'new.vn', 'vn', 'generic', '2026-01-01'`,
    update: 'owner',
  },
  'registry.holding': {
    key: 'domain_id',
    of: 'domain',
    column: 'domain_id',
    insert: `subject_id, valid, evidence) values ((select min(id) from registry.subject), '[2025-01-01,)', 'declared'`,
    update: 'evidence',
  },
  'registry.registered_count': {
    key: 'id',
    of: 'unit',
    column: 'unit_id',
    insert: `on_date, frame, value, document) values ('2026-01-25', '34', 5, 'new'`,
    update: null,
  },
  'registry.denominator': { key: 'id', of: 'unit', column: 'unit_id', insert: null, update: null },
  'registry.touched_unit': { key: 'id', of: 'unit', column: 'unit_id', insert: '', update: null },
  'registry.body': {
    key: 'id',
    of: 'unit',
    column: 'jurisdiction_id',
    insert: `key, name, kind, valid) values ('new', 'x', 'other', '(,)'`,
    update: 'owner',
    open: true,
  },
  'registry.import': { key: 'id', of: 'unit', column: 'unit_id', insert: null, update: null },
  'registry.import_row': { key: 'line', of: 'import', column: 'import_id', insert: null, update: null },
  'registry.review': { key: 'id', of: 'import', column: 'import_id', insert: null, update: 'decided_by' },
  'observatory.observation': { key: 'id', of: 'domain', column: 'domain_id', insert: null, update: null },
  'observatory.judgement': { key: 'id', of: 'domain', column: 'domain_id', insert: null, update: null },
  'observatory.judgement_interval': {
    key: 'id',
    of: 'domain',
    column: 'domain_id',
    insert: null,
    update: null,
  },
  'observatory.domain_now': {
    key: 'domain_id',
    of: 'domain',
    column: 'domain_id',
    insert: null,
    update: null,
  },
  'observatory.event': { key: 'id', of: 'domain', column: 'domain_id', insert: null, update: null },
  'reporting.cell': { key: 'numerator', of: 'unit', column: 'unit_id', insert: null, update: null },
};

/** Numbers from a seed (mulberry32), so that a failure comes again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

let database: TestDatabase;
let pool: pg.Pool;
const unitIds = new Map<string, number>();
const rowsOf = new Map<string, Row[]>();

before(async () => {
  database = await openTestDatabase();
  pool = database.connect('hien_dien_console', { max: 1 });
  await inTransaction(database.pool, async (trx) => {
    await insertMap(trx);
    await insertRows(trx);
  });
  const unitOf = new Map([...unitIds].map(([unit, id]) => [id, unit]));
  for (const [table, { key, of, column }] of Object.entries(tables)) {
    const through = { unit: '', domain: 'registry.domain', import: 'registry.import' }[of];
    const { rows } = await database.pool.query<{ id: number; unit: number | null }>(
      of === 'unit'
        ? `select ${key} as id, ${column} as unit from ${table}`
        : `select row.${key} as id, owner.unit_id as unit from ${table} as row join ${through} as owner on owner.id = row.${column}`,
    );
    rowsOf.set(
      table,
      rows.map(({ id, unit }) => ({ id, unit: unit === null ? null : unitOf.get(unit)! })),
    );
  }
});

after(() => database[Symbol.asyncDispose]());

async function insertMap(trx: Trx): Promise<void> {
  const days = { old: `(,${reform})`, new: `[${reform},)`, both: '(,)' };
  for (const unit of units) {
    const { rows } = await trx.query<{ id: number }>(
      'insert into territory.unit (key, level, exists_on) values ($1, $2, $3) returning id',
      [unit, map[unit]!.level, days[map[unit]!.days]],
    );
    unitIds.set(unit, rows[0]!.id);
  }
  // One row an ancestor, for the days on which both exist; of a unit with an old and a new parent each for its days.
  for (const unit of units) {
    for (const ancestor of new Set(above(unit))) {
      await trx.query(
        `insert into territory.closure (ancestor_id, descendant_id, depth, valid)
         select up.id, down.id, case when up.id = down.id then 0 else 1 end, up.exists_on * down.exists_on
         from territory.unit as up, territory.unit as down
         where up.id = $1 and down.id = $2`,
        [unitIds.get(ancestor), unitIds.get(unit)],
      );
    }
  }
  await trx.query(`insert into platform.source (key, title, grade) values ('test', 'test', 'official')`);
  await trx.query(
    `insert into territory.change (key, on_date, title, source) values ('r', '${reform}', 'r', 'test')`,
  );
  for (const [unit, { becomes = [] }] of Object.entries(map)) {
    for (const to of becomes) {
      await trx.query(
        `insert into territory.lineage (from_unit_id, to_unit_id, change, extent, agreement)
         values ($1, $2, 'r', $3, 'by_name')`,
        [unitIds.get(unit), unitIds.get(to), becomes.length > 1 ? 'partial' : 'full'],
      );
    }
  }
}

/** Three rows a unit and three without one, in every table; some 1,000. */
async function insertRows(trx: Trx): Promise<void> {
  const places = 'unnest($1::bigint[]) with ordinality as place (unit_id, n)';
  const some = [...units.map((unit) => unitIds.get(unit)!), null].flatMap((id) => [id, id, id]);
  const all = (sql: string) => trx.query(sql, [some]);
  await all(
    `insert into registry.subject (kind, name, unit_id, legal_basis) select 'school', 's' || n, unit_id, 'x' from ${places}`,
  );
  await all(`
    insert into registry.domain (name, unicode, zone, zone_kind, unit_id, listed_on)
    select 'd' || n || '.vn', 'd' || n || '.vn', 'vn', 'generic', unit_id, '2026-01-01'
    from ${places}`);
  await all(`insert into registry.touched_unit (unit_id) select unit_id from ${places}`);
  await all(`
    insert into registry.import (kind, file_name, file_sha256, as_of, status, unit_id)
    select 'schools', 'f' || n, '', '2026-01-01', 'committed', unit_id
    from ${places}`);
  await all(`
    insert into registry.registered_count (unit_id, on_date, frame, value, document)
    select unit_id, '2026-01-01', '34', n, 'd' from ${places} where unit_id is not null`);
  await all(`
    insert into registry.denominator (unit_id, kind, on_date, value, supplied_by)
    select unit_id, 'students', '2026-01-01', n, 'x' from ${places} where unit_id is not null`);
  await all(`
    insert into registry.body (key, name, kind, jurisdiction_id, valid)
    select 'b' || n, 'b', 'other', unit_id, '(,)' from ${places} where unit_id is not null`);
  await trx.query(`
    insert into reporting.indicator (id, name_vi, name_en, numerator, measure, source, better)
    values ('names', 'x', 'x', 'x', 'count', 'registered', 'higher')`);
  await all(`
    insert into reporting.cell (indicator, unit_id, period, source, frame, slice, numerator)
    select 'names', unit_id, '2026-11', 'registered', '34', 's' || n, n from ${places} where unit_id is not null`);
  await trx.query(`
    insert into registry.import_row (import_id, line, outcome, reason) select id, id, 'rejected', 'x' from registry.import;
    insert into registry.review (import_id, line, kind, payload, about) select id, 1, 'which-unit', '{}', 'x' from registry.import;
    insert into registry.holding (domain_id, subject_id, valid, evidence)
    select id, (select min(id) from registry.subject), '[2020-01-01,2021-01-01)', 'declared' from registry.domain;
    insert into observatory.observation (domain_id, digest, schema, body, first_seen, run_id)
    select id, decode(repeat('00', 16), 'hex'), 1, '', '2026-01-01', 0 from registry.domain;
    insert into observatory.judgement (domain_id, norm, method, digest, first_seen, state, presence, scores, verdicts, run_id)
    select id, 'n', 'm', decode(repeat('00', 16), 'hex'), '2026-01-01', 's', 'p', '{}', '{}', 0 from registry.domain;
    insert into observatory.domain_now (domain_id) select id from registry.domain;
    insert into observatory.event (domain_id, at, kind, run_id) select id, '2026-01-01', 'site-up', 0 from registry.domain`);
}

interface Case {
  request: Request;
  table: string;
  verb: 'select' | 'insert' | 'update';
  row: Row;
  /** The unit a new or changed row names. */
  to: string;
}

type Outcome = 'yes' | 'none' | 'refused';

function expected({ request, table, verb, row, to }: Case): Outcome {
  const rules = tables[table]!;
  const mayRead = rules.open ? request !== 'nobody' : sees(request, row.unit);
  if (verb === 'select') return mayRead ? 'yes' : 'none';
  if (verb === 'insert') return rules.insert !== null && sees(request, to) ? 'yes' : 'refused';
  if (rules.update === null) return 'refused';
  if (!sees(request, row.unit)) return 'none';
  if (rules.update !== 'owner') return 'yes';
  return sees(request, to) ? 'yes' : 'refused';
}

async function ask(trx: Trx, { table, verb, row, to }: Case, seen: Set<number>): Promise<Outcome> {
  if (verb === 'select') return seen.has(row.id) ? 'yes' : 'none';
  const { key, of, column, insert, update } = tables[table]!;
  const owner =
    of === 'unit' ? unitIds.get(to)! : rowsOf.get('registry.domain')!.find(({ unit }) => unit === to)!.id;
  try {
    if (verb === 'insert') {
      const [columns, values] = (insert ?? '').split(') values (');
      await trx.query(
        columns
          ? `insert into ${table} (${column}, ${columns}) values ($1, ${values})`
          : `insert into ${table} (${column}) values ($1)`,
        [owner],
      );
      return 'yes';
    }
    const { rowCount } =
      update === null || update === 'owner'
        ? await trx.query(`update ${table} set ${column} = $1 where ${key} = $2`, [owner, row.id])
        : await trx.query(`update ${table} set ${update} = ${update} where ${key} = $1`, [row.id]);
    return rowCount === 0 ? 'none' : 'yes';
  } catch (error) {
    // Not allowed, or a view that takes no rows; another state would be a mistake of this test.
    assert.match((error as { code?: string }).code ?? '', /^(42501|55000)$/, String(error));
    return 'refused';
  } finally {
    await trx.query('rollback to savepoint asked');
  }
}

test('a post is for its units and for the ended ones they were formed of', async () => {
  for (const [unit, roots] of Object.entries(posts)) {
    const found = await selectScopeUnits(database.pool, [unitIds.get(unit)!], today);
    assert.deepEqual(
      found,
      roots.map((root) => unitIds.get(root)!).sort((a, b) => a - b),
      unit,
    );
  }
});

test('of 10,000 random requests none sees, adds or changes a row outside its scope, and none misses a row inside', async () => {
  const random = createRandom(20_261_126);
  const one = <Item>(items: readonly Item[]): Item => items[random(items.length)]!;
  const requests: Request[] = [
    'nobody',
    { everywhere: true, roots: [] },
    { everywhere: false, roots: [] },
    ...Object.values(posts).map((roots) => ({ everywhere: false, roots })),
    ...Array.from({ length: 30 }, () => ({
      everywhere: false,
      roots: Array.from({ length: 1 + random(4) }, () => one(units)),
    })),
  ];
  const names = Object.keys(tables);
  const cases: Case[] = Array.from({ length: 10_000 }, () => {
    const table = one(names);
    return {
      request: one(requests),
      table,
      verb: one(['select', 'select', 'insert', 'update'] as const),
      row: one(rowsOf.get(table)!),
      to: one(units),
    };
  });
  const wrong: unknown[] = [];
  const counted: Record<string, number> = {};
  for (const [request, asked] of Map.groupBy(cases, (each) => each.request)) {
    await asRequest(request, async (trx) => {
      await trx.query('savepoint asked');
      for (const [table, of] of Map.groupBy(asked, (each) => each.table)) {
        const { rows } = await trx.query<{ id: number }>(`select ${tables[table]!.key} as id from ${table}`);
        const seen = new Set(rows.map(({ id }) => id));
        const wanted = rowsOf
          .get(table)!
          .filter((row) => expected({ ...of[0]!, verb: 'select', row }) === 'yes');
        // Not only the row of the case: all of them, no more and no less.
        assert.deepEqual(
          [...seen].sort(),
          wanted.map(({ id }) => id).sort(),
          `${table} for ${JSON.stringify(request)}`,
        );
        for (const each of of) {
          const [right, found] = [expected(each), await ask(trx, each, seen)];
          if (right !== found) wrong.push({ ...each, right, found });
          counted[`${each.verb} ${right}`] = (counted[`${each.verb} ${right}`] ?? 0) + 1;
        }
      }
    });
  }
  assert.deepEqual(wrong.slice(0, 5), []);
  // The cases are worth something: every outcome of every verb was met often.
  assert.deepEqual(Object.keys(counted).sort(), [
    'insert refused',
    'insert yes',
    'select none',
    'select yes',
    'update none',
    'update refused',
    'update yes',
  ]);
  for (const [outcome, times] of Object.entries(counted)) assert.ok(times >= 100, `${outcome}: ${times}`);
});

/** Everything is rolled back: a case must not meet what another wrote. */
async function asRequest(request: Request, work: (trx: Trx) => Promise<void>): Promise<void> {
  if (request === 'nobody') return inTransaction(pool, work);
  const { everywhere, roots } = request;
  await inScope(pool, { everywhere, unitIds: roots.map((unit) => unitIds.get(unit)!), accountId: 1 }, work);
}
