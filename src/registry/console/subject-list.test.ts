/** The register's search against a reading of everything: who fits, in which order, and never somebody of another scope. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { foldLetters } from '#platform/letters.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { type SubjectKind, subjectKinds } from '../imports/kind.ts';
import { type SubjectsAsked, selectSubjectsFound } from './subject-list.ts';

interface Known {
  id: number;
  /** Without its legal form. */
  proper: string;
  kind: SubjectKind;
  name: string;
  folded: string;
  unit: number;
  last4: string;
}

let database: TestDatabase;
let pool: pg.Pool;
let communes: number[];
let elsewhere: number;
let known: Known[];

const forms = ['Hộ kinh doanh', 'Công ty TNHH', 'Hợp tác xã', 'Trường'];
const words = ['An Phú', 'Đồng Tâm', 'Hoa Sen', 'Ánh Dương', 'Phú Thịnh', '50% rẻ', 'a_b'];

before(async () => {
  database = await openTestDatabase();
  pool = database.connect('hien_dien_console', { max: 2 });
  const units = await database.pool.query<{ id: number }>(`
    insert into territory.unit (key, level, exists_on)
    select 'commune' || n, 'commune', '(,)'
    from generate_series(1, 7) n
    returning id`);
  communes = units.rows.map(({ id }) => id);
  elsewhere = communes[6]!;
  await database.pool.query(`
    insert into territory.closure (ancestor_id, descendant_id, depth, valid)
    select id, id, 0, exists_on
    from territory.unit`);
  await database.pool.query(
    `insert into registry.subject (kind, name, unit_id, code_last4, legal_basis)
     select kinds[1 + n % 5], forms[1 + n % 4] || ' ' || words[1 + (n / 4) % 7] || ' ' || n % 40, units[1 + n % 7],
       lpad((n * 37 % 10000)::text, 4, '0'), 'x'
     from generate_series(1, 12000) n,
       (select $1::text[] kinds, $2::text[] forms, $3::text[] words, $4::bigint[] units) given`,
    [subjectKinds, forms, words, communes],
  );
  const all = await database.pool.query<Omit<Known, 'folded' | 'proper'>>(
    'select id, kind, name, unit_id as unit, code_last4 as last4 from registry.subject',
  );
  known = all.rows.map((one) => {
    const folded = foldLetters(one.name);
    return { ...one, folded, proper: properOf(folded) };
  });
});

after(() => database[Symbol.asyncDispose]());

function find(asked: Partial<SubjectsAsked> & { text: string }, scope = communes.slice(0, 6)) {
  const { text, ...rest } = asked;
  return inScope(pool, { everywhere: false, unitIds: scope, accountId: 1 }, (trx) =>
    selectSubjectsFound(trx, {
      query: { text },
      unitIds: scope,
      kind: null,
      on: '2026-11-26',
      limit: 50,
      ...rest,
    }),
  );
}

/** Of the forms above; a school's form is its level as well, which none here has. */
function properOf(folded: string): string {
  return folded.replace(/^(ho kinh doanh|cong ty tnhh|cong ty|hop tac xa) (?=.)/, '');
}

/** All that fit, as somebody would find them who reads the whole register of the scope, and how many begin so. */
function fitting({ text, kind = null, unitIds = null }: { text: string } & Partial<SubjectsAsked>) {
  const letters = foldLetters(text);
  const proper = properOf(letters);
  const rank = (one: Known) => {
    const begins = one.folded.startsWith(letters);
    if (letters !== '' && one.proper.startsWith(proper) && (begins || proper === letters)) return 0;
    return begins ? 1 : 2;
  };
  const fits = (one: Known) =>
    letters.length < 3
      ? rank(one) < 2
      : one.folded.includes(letters) || (/^\d{4}$/.test(text) && one.last4 === text);
  const order = (one: Known) =>
    `${rank(one)} ${rank(one) === 0 ? one.proper : one.folded} ${String(one.id).padStart(9, '0')}`;
  const rows = known
    .filter(({ unit }) => unit !== elsewhere && (unitIds === null || unitIds.includes(unit)))
    .filter((one) => (kind === null || one.kind === kind) && fits(one))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return {
    rows,
    first: rows.filter((one) => rank(one) === 0).length,
    begin: rows.filter(({ folded }) => folded.startsWith(letters)).length,
  };
}

test('a search shows who fits, those whose proper name begins with the letters first, and how many there are', async () => {
  const texts = [
    '',
    'h',
    'hộ',
    'p',
    'đồ',
    'Hoa Sen',
    'hợp tác xã ánh dương 3',
    'Hợp tác xã',
    'AN PHU',
    'hộ kinh doanh đồng tâm 12',
    'kinh doanh hoa sen 8',
    'dong tam 1',
    '50%',
    'a_b',
    '_',
    '%',
    '0037',
    'không ai',
  ];
  for (const text of texts) {
    for (const kind of [null, 'household', 'school'] as const) {
      for (const unitIds of [communes.slice(0, 6), communes.slice(1, 3), null]) {
        const expected = fitting({ text, kind, unitIds });
        const { rows, total } = await find({ text, kind, unitIds });
        const told = JSON.stringify({ text, kind, unitIds });
        const fifty =
          (expected.first > 50 && text !== '0037') || (/^[^%_]{1,2}$/.test(text) && expected.begin >= 50);
        const most = fifty ? 50 : 2_000;
        const exact = !fifty && expected.rows.length <= most;
        assert.deepEqual(total, { value: exact ? expected.rows.length : most, exact }, told);
        assert.deepEqual(
          rows.map(({ name }) => name),
          expected.rows.slice(0, 50).map(({ name }) => name),
          told,
        );
      }
    }
  }
});

test('of more than two thousand those that begin with the letters are all there before the others', async () => {
  const [beginning] = await database.pool
    .query<{ id: number }>(
      `update registry.subject
       set name = 'Phú một'
       where id = (select max(id) from registry.subject where unit_id = $1)
       returning id`,
      [communes[0]],
    )
    .then(({ rows }) => rows);
  const { rows, total } = await find({ text: 'phu' });
  assert.equal(total.exact, false);
  assert.equal(rows[0]?.id, beginning?.id);
  assert.equal(new Set(rows.map(({ id }) => id)).size, 50);
  for (const { name } of rows) assert.match(foldLetters(name), /phu/);
});

test('nobody is found outside the scope, by letters, digits, kind or unit', async () => {
  const other = known.find(({ unit }) => unit === elsewhere)!;
  for (const text of ['', foldLetters(other.name), other.last4]) {
    const { rows } = await find({ text, kind: other.kind, unitIds: [elsewhere] });
    assert.deepEqual(rows, [], text);
    const own = await find({ text, kind: other.kind, unitIds: [elsewhere] }, [elsewhere]);
    assert.ok(own.rows.length > 0, text);
  }
  assert.deepEqual((await find({ text: 'phu' }, [])).rows, []);
});

test('the function that looks as the owner answers within the scope, and only the console may ask it', async () => {
  const asked = `select count(*) as found from registry.find_subjects('', '%', null, null, null, 100000)`;
  const counted = await inScope(
    pool,
    { everywhere: false, unitIds: [communes[2]!], accountId: 1 },
    async (trx) => (await trx.query<{ found: number }>(asked)).rows[0]?.found,
  );
  assert.equal(counted, known.filter(({ unit }) => unit === communes[2]).length);
  assert.equal((await pool.query(asked)).rows[0]?.found, 0);
  await assert.rejects(database.connect('hien_dien_identity').query(asked), /permission denied/);
});

test('letters are letters, whatever they mean to a pattern, an expression or a statement', async () => {
  const odd = [
    '100%_thật',
    'a\\b\\c',
    "O'Neil",
    '$1 $2 $6',
    `') or true --`,
    '[a-z]*',
    '(?=x)',
    '%%%',
    '___',
    '\\\\\\',
    'q".r',
    '🙂🙂🙂',
  ];
  const { rows: added } = await database.pool.query<{ id: number; name: string }>(
    `insert into registry.subject (kind, name, unit_id, legal_basis)
     select 'school', 'zzz ' || name, $2, 'x' from unnest($1::text[]) name
     returning id, name`,
    [odd, communes[0]],
  );
  try {
    for (const text of odd) {
      const { rows } = await find({ text });
      const expected = added.filter(({ name }) => foldLetters(name).includes(foldLetters(text)));
      assert.ok(expected.length > 0);
      // Signs alone are in no index: they mean the beginning.
      if (!/[\p{L}\p{N}]/u.test(text)) {
        assert.deepEqual(rows, [], text);
        const { rows: begun } = await find({ text: `zzz ${text}` });
        assert.deepEqual(begun.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), text);
        continue;
      }
      assert.deepEqual(rows.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), text);
    }
  } finally {
    await database.pool.query('delete from registry.subject where id = any($1)', [added.map(({ id }) => id)]);
  }
});

test('quotes and dashes of a word processor find the plain ones, and are found by them', async () => {
  const { rows: added } = await database.pool.query<{ id: number }>(
    `insert into registry.subject (kind, name, unit_id, legal_basis)
     values ('enterprise', 'Công ty “Sen Hồ” – CN 1', $1, 'x'), ('enterprise', 'Công ty "Sen Hồ" - CN 2', $1, 'x')
     returning id`,
    [communes[0]],
  );
  try {
    for (const text of ['“Sen Hồ” – CN', '"sen hồ" - cn', '“Sen Hồ” – CN'.normalize('NFD')]) {
      const { rows } = await find({ text });
      assert.deepEqual(rows.map(({ id }) => id).sort(), added.map(({ id }) => id).sort(), text);
    }
  } finally {
    await database.pool.query('delete from registry.subject where id = any($1)', [added.map(({ id }) => id)]);
  }
});

test('the index is never asked for signs alone, which would have a million names read', async () => {
  const plan = async (part: string) =>
    inScope(
      database.connect('hien_dien_console', { max: 1 }),
      { everywhere: true, unitIds: [], accountId: 1 },
      (trx) =>
        selectSubjectsFound(
          {
            ...trx,
            query: ((text: string, values: unknown[]) => {
              if (text.includes('find_subjects')) patterns.push(values[1]);
              return trx.query(text, values);
            }) as typeof trx.query,
          },
          { query: { text: part }, unitIds: null, kind: null, on: '2026-11-26', limit: 50 },
        ),
    );
  const patterns: unknown[] = [];
  for (const text of ['---', '( ( (', 'a----------', '%%%', '🙂🙂🙂', '. . .']) await plan(text);
  assert.deepEqual(patterns, []);
  for (const text of ['hoa sen----------------', 'rẻ 50%', 'an ----------- ', '-----------a', 'số 1'])
    await plan(text);
  assert.deepEqual(patterns, ['%hoa sen-%', '%re 50\\%%', '%an%', '%---------a%', '%so 1%']);
});

test('what a request puts in the way of the function’s own names is not met by it', async () => {
  const found = await inScope(
    pool,
    { everywhere: false, unitIds: [communes[2]!], accountId: 1 },
    async (trx) => {
      await trx.query(
        `create temp table subject (id bigint, name_folded text, unit_id bigint) on commit drop`,
      );
      await trx.query(`insert into subject values (-1, 'abc', ${communes[2]})`);
      await trx.query(
        `create function pg_temp.sees_everywhere() returns boolean language sql as 'select true'`,
      );
      await trx.query(
        `create function pg_temp.like_all(text, text) returns boolean language sql as 'select true'`,
      );
      await trx.query(
        `create operator pg_temp.~~ (leftarg = text, rightarg = text, function = pg_temp.like_all)`,
      );
      await trx.query(`set local search_path = pg_temp, registry, public`);
      const all = await trx.query<{ id: number }>(
        `select id from registry.find_subjects('', '%', null, null, null, null) as found (id)`,
      );
      const none = await trx.query(
        `select id from registry.find_subjects('no such', '%', null, null, null, null) as found (id)`,
      );
      assert.deepEqual(none.rows, []);
      const first = await trx.query<{ id: number }>(
        `select id from registry.first_subjects('', $1, null, null) as found (id)`,
        [subjectKinds],
      );
      assert.deepEqual(first.rows.map(({ id }) => id).sort(), all.rows.map(({ id }) => id).sort());
      return all.rows.map(({ id }) => id);
    },
  );
  const own = known.filter(({ unit }) => unit === communes[2]).map(({ id }) => id);
  assert.deepEqual(found.sort(), own.sort());
});

test('no argument of the function widens the scope, and none of them is a statement', async () => {
  const asked = (values: unknown[], scope: readonly number[]) =>
    inScope(
      pool,
      { everywhere: false, unitIds: scope, accountId: 1 },
      async (trx) =>
        (
          await trx.query<{ found: number }>(
            `select count(*) as found from registry.find_subjects($1, $2, $3, $4, $5, $6)`,
            values,
          )
        ).rows[0]!.found,
    );
  const sql = `' or true) --`;
  for (const values of [
    ['', '%', '0000', null, [elsewhere], 100_000],
    ['', '%', null, null, communes, null],
    ['', '%', sql, sql, null, 100_000],
    [null, '%', null, null, null, 100_000],
    ['', null, null, null, null, 100_000],
    ['', '%', null, null, [], 100_000],
  ])
    assert.equal(await asked(values, []), 0, JSON.stringify(values));
  assert.equal(await asked([sql, sql, sql, sql, null, 10], [communes[0]!]), 0);
  assert.equal(await asked(['', '%', null, null, [elsewhere], 100_000], [communes[0]!]), 0);
  await assert.rejects(asked(['', '%', null, null, null, -1], [communes[0]!]), { code: '2201W' });
});

test('nor of the function that finds the first', async () => {
  const asked = (values: unknown[], scope: readonly number[]) =>
    inScope(
      pool,
      { everywhere: false, unitIds: scope, accountId: 1 },
      async (trx) =>
        (
          await trx.query<{ found: number }>(
            'select count(*) as found from registry.first_subjects($1, $2, $3, $4)',
            values,
          )
        ).rows[0]!.found,
    );
  for (const values of [
    ['', subjectKinds, null, 100_000],
    ['', subjectKinds, communes, null],
    ['', subjectKinds, [], null],
    ['h', [`household' or true --`], communes, 100_000],
  ])
    assert.equal(await asked(values, []), 0, JSON.stringify(values));
  const six = communes.slice(0, 6);
  for (const scope of [six, [communes[0]!]]) {
    const of = (units: readonly number[]) => known.filter(({ unit }) => units.includes(unit)).length;
    assert.equal(await asked(['', subjectKinds, null, null], scope), of(scope));
    assert.equal(await asked(['', subjectKinds, communes, null], scope), of(scope));
    assert.equal(await asked(['', subjectKinds, [elsewhere], null], scope), 0);
    assert.equal(await asked(['', null, null, null], scope), 0);
    assert.equal(await asked([null, subjectKinds, null, null], scope), 0);
  }
});

test('only the console’s role may ask the functions', async () => {
  for (const role of ['hien_dien_app', 'hien_dien_worker', 'hien_dien_auditor', 'hien_dien_identity'])
    for (const call of [
      `find_subjects('', '%', null, null, null, 1)`,
      `first_subjects('', '{person}', null, 1)`,
    ])
      await assert.rejects(
        database.connect(role, { max: 1 }).query(`select registry.${call}`),
        { code: '42501' },
        role,
      );
});
