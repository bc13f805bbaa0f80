/**
 * Row security as the catalogue has it: no table that a signed-in person's request may touch is left open by forgetting it.
 * A new table with rows of a unit fails here until its migration protects it; a new public fact is named below with why.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { notOfExtension, ourSchema } from './catalogue.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

/** What everybody signed in may read whole, with the reason. */
const publicFacts: Record<string, string> = {
  'territory.unit': 'the map',
  'territory.unit_version': 'the map',
  'territory.code': 'the map',
  'territory.change': 'the map',
  'territory.lineage': 'the map',
  'territory.closure': 'the map, and what the policies themselves read',
  'territory.population': 'published figures',
  'territory.area': 'published figures',
  'territory.piece': 'a view of the map',
  'registry.zone': 'rules of the registry',
  'registry.zone_fee': 'rules of the registry',
  'registry.column_profile': 'headings of lists, no cell of one',
  'observatory.run': 'counts of the whole installation, no name',
  'observatory.batch': 'counts; which names a batch has is not granted',
  'observatory.worker': 'processes that are alive',
  'reporting.figures_moved': 'that something was counted, not what',
  'reporting.indicator': 'what is counted',
  'assumptions.assumption': 'rules, their sources and which post confirmed them',
  'platform.source': 'sources of facts',
  'platform.setting': 'whether this is the sample, versions of facts',
};

/** What runs with its owner's rights when the console asks for it, with the reason why no row leaks. */
const trustedFunctions: Record<string, string> = {
  'identity.append_audit': 'adds one entry and returns its number',
  'platform.add_desk_job': 'adds a job that names a row the caller had to be able to write',
  'reporting.find_names': 'gives ids of names, within the scope that the request has set',
  'registry.find_subjects': 'gives ids of subjects, within the scope that the request has set',
  'registry.first_subjects': 'gives ids of subjects, within the scope that the request has set',
};

let database: TestDatabase;

before(async () => {
  database = await openTestDatabase();
});

after(() => database[Symbol.asyncDispose]());

const console_ = `'hien_dien_console'`;
const applies = `exists (select from unnest(polroles) as role where role = 0 or pg_has_role(${console_}, role, 'usage'))`;

interface Relation {
  name: string;
  kind: string;
  touched: boolean;
  deleted: boolean;
  protected: boolean;
  policies: number;
  invoker: boolean;
  keyed: boolean;
}

async function selectRelations(): Promise<Relation[]> {
  const { rows } = await database.pool.query<Relation>(`
    select
      format('%s.%s', nspname, relname) as name,
      relkind as kind,
      has_schema_privilege(${console_}, pg_namespace.oid, 'usage')
        and has_any_column_privilege(${console_}, pg_class.oid, 'select, insert, update, references') as touched,
      has_table_privilege(${console_}, pg_class.oid, 'delete, truncate, trigger') as deleted,
      relrowsecurity and relforcerowsecurity as protected,
      (select count(*) from pg_policy where polrelid = pg_class.oid and ${applies}) as policies,
      coalesce(reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false) as invoker,
      exists (
        select
        from pg_attribute
        where attrelid = pg_class.oid
          and not attisdropped
          and attname in ('unit_id', 'jurisdiction_id', 'domain_id', 'subject_id', 'import_id', 'upload_id')
      ) as keyed
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm', 'f')
      and ${ourSchema('nspname')}
      and nspname <> 'public'
      and ${notOfExtension('pg_class', 'pg_class.oid')}
    order by 1`);
  return rows;
}

test('what a signed-in request may touch has forced row security and a policy for it, or is a public fact', async () => {
  const open = (await selectRelations()).filter(
    ({ name, kind, touched, protected: closed, policies }) =>
      touched && !(name in publicFacts) && kind !== 'v' && !(closed && policies > 0),
  );
  assert.deepEqual(
    open.map(({ name }) => name),
    [],
  );
});

test('a public fact is there, and has no row of a unit outside the map', async () => {
  const relations = new Map((await selectRelations()).map((relation) => [relation.name, relation]));
  for (const name of Object.keys(publicFacts)) {
    const relation = relations.get(name);
    assert.ok(relation?.touched, `${name} is not read by the console any more`);
    if (!name.startsWith('territory.')) assert.equal(relation.keyed, false, `${name} has rows of a unit`);
  }
});

test('a table with rows of a unit, a name, a subject or a list has forced row security, whoever may read it', async () => {
  const open = (await selectRelations()).filter(
    ({ name, kind, keyed, protected: closed }) =>
      keyed && (kind === 'r' || kind === 'p') && !/^(territory|identity)\./.test(name) && !closed,
  );
  assert.deepEqual(
    open.map(({ name }) => name),
    [],
  );
});

test('a view that a signed-in request reads shows what the reader may see, not what its owner may', async () => {
  const relations = await selectRelations();
  const views = relations.filter(({ kind, touched }) => kind === 'v' && touched);
  assert.ok(views.some(({ name }) => name === 'observatory.judgement_interval'));
  assert.deepEqual(
    views.filter(({ invoker }) => !invoker),
    [],
  );
  assert.deepEqual(
    relations.filter(({ kind, touched }) => kind === 'm' && touched),
    [],
  );
});

test('no policy lets a signed-in request through without a condition', async () => {
  const { rows } = await database.pool.query(`
    select polrelid::regclass::text as table, polname as policy
    from pg_policy
    where ${applies}
      and (
        not polpermissive
        or coalesce(pg_get_expr(polqual, polrelid), 'none') = 'true'
        or coalesce(pg_get_expr(polwithcheck, polrelid), 'none') = 'true'
        or coalesce(polqual, polwithcheck) is null
      )`);
  assert.deepEqual(rows, []);
});

test('a signed-in request deletes nothing', async () => {
  assert.deepEqual(
    (await selectRelations()).filter(({ deleted }) => deleted).map(({ name }) => name),
    [],
  );
});

test('functions that run with their owner’s rights are known, each with its reason', async () => {
  const { rows } = await database.pool.query<{ name: string }>(`
    select distinct format('%s.%s', nspname, proname) as name
    from pg_proc
    join pg_namespace on pg_namespace.oid = pronamespace
    where prosecdef
      and prorettype <> 'trigger'::regtype
      and ${ourSchema('nspname')}
      and nspname <> 'public'
      and has_schema_privilege(${console_}, pg_namespace.oid, 'usage')
      and has_function_privilege(${console_}, pg_proc.oid, 'execute')
    order by 1`);
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !(name in trustedFunctions)),
    [],
  );
});

test('the role of signed-in requests is no other role, and nothing exempts it', async () => {
  const { rows } = await database.pool.query(`
    select rolsuper, rolbypassrls, rolcreaterole, rolpassword is not null as has_password,
      array(select roleid::regrole::text from pg_auth_members where member = pg_roles.oid) as member_of
    from pg_authid as pg_roles
    where rolname = ${console_}`);
  // It may log in where PostgreSQL came along (own-login.ts): without a password, by the socket alone.
  assert.deepEqual(rows, [
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, has_password: false, member_of: [] },
  ]);
});

test('whoever may not be told apart from the owner passes by a policy of the program’s roles', async () => {
  const { rows } = await database.pool.query(`
    select oid::regclass::text as table
    from pg_class
    where relforcerowsecurity
      and not exists (
        select
        from pg_policy
        where polrelid = pg_class.oid
          and polcmd = '*'
          and pg_get_expr(polqual, polrelid) = 'true'
          and 'hien_dien_app'::regrole = any(polroles)
      )`);
  assert.deepEqual(rows, []);
});

test('a worker reads of a subject what is counted, and neither name nor address nor code', async () => {
  const { rows } = await database.pool.query(`
    select attname as column
    from pg_attribute
    where attrelid = 'registry.subject'::regclass
      and attnum > 0
      and has_column_privilege('hien_dien_worker', attrelid, attnum, 'select')
    order by attnum`);
  assert.deepEqual(
    rows.map(({ column }) => column),
    ['id', 'kind', 'unit_id', 'origin_unit_id', 'sector', 'founded_on', 'status'],
  );
  const worker = database.connect('hien_dien_worker');
  for (const table of ['review', 'import', 'import_row', 'registered_count', 'denominator', 'body']) {
    await assert.rejects(worker.query(`select from registry.${table}`), { code: '42501' });
  }
});
