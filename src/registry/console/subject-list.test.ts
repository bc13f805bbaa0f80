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
    from generate_series(1, 5) n
    returning id`);
  communes = units.rows.map(({ id }) => id);
  elsewhere = communes[4]!;
  await database.pool.query(`
    insert into territory.closure (ancestor_id, descendant_id, depth, valid)
    select id, id, 0, exists_on
    from territory.unit`);
  await database.pool.query(
    `insert into registry.subject (kind, name, unit_id, code_last4, legal_basis)
     select kinds[1 + n % 7], forms[1 + n % 4] || ' ' || words[1 + (n / 4) % 7] || ' ' || n % 40, units[1 + n % 5],
       lpad((n * 37 % 10000)::text, 4, '0'), 'x'
     from generate_series(1, 10000) n,
       (select $1::text[] kinds, $2::text[] forms, $3::text[] words, $4::bigint[] units) given`,
    [subjectKinds, forms, words, communes],
  );
  const all = await database.pool.query<Omit<Known, 'folded'>>(
    'select id, kind, name, unit_id as unit, code_last4 as last4 from registry.subject',
  );
  known = all.rows.map((one) => ({ ...one, folded: foldLetters(one.name) }));
});

after(() => database[Symbol.asyncDispose]());

function find(asked: Partial<SubjectsAsked> & { text: string }, scope = communes.slice(0, 4)) {
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

/** All that fit, as somebody would find them who reads the whole register of the scope. */
function fitting({ text, kind = null, unitIds = null }: { text: string } & Partial<SubjectsAsked>): Known[] {
  const letters = foldLetters(text);
  const at = ({ folded }: Known) => folded.indexOf(letters);
  const fits = (one: Known) =>
    letters.length < 3 ? at(one) === 0 : at(one) >= 0 || (/^\d{4}$/.test(text) && one.last4 === text);
  const order = ({ folded, id }: Known) => `${folded} ${String(id).padStart(9, '0')}`;
  return known
    .filter(({ unit }) => unit !== elsewhere && (unitIds === null || unitIds.includes(unit)))
    .filter((one) => (kind === null || one.kind === kind) && fits(one))
    .sort((a, b) => Number(at(a) !== 0) - Number(at(b) !== 0) || (order(a) < order(b) ? -1 : 1));
}

test('a search shows who fits, those that begin with the letters first, and how many there are', async () => {
  const texts = [
    '',
    'h',
    'hộ',
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
      for (const unitIds of [communes.slice(0, 4), [communes[1]!], null]) {
        const expected = fitting({ text, kind, unitIds });
        const { rows, total } = await find({ text, kind, unitIds });
        const told = JSON.stringify({ text, kind, unitIds });
        const exact = expected.length <= 2_000;
        assert.deepEqual(total, { value: exact ? expected.length : 2_000, exact }, told);
        assert.deepEqual(
          rows.map(({ id }) => id),
          expected.slice(0, 50).map(({ id }) => id),
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
