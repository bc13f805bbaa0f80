/**
 * A database for a test: real PostgreSQL, migrated, its own, gone afterwards.
 *
 * All test processes of a checkout share one embedded server that forces nothing to disk; the first starts it, the last
 * out stops it. A test's database is a copy of a template, and the template is made anew when the migrations or its own
 * key change. What a killed test left behind is dropped by a later one: while a test lives it holds a lock on the
 * database's name.
 */
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { createDatabaseSql, quoteName } from './create-database.ts';
import { type Embedded, startEmbedded } from './embedded/start.ts';
import { defaultMigrations, migrate, readMigrations } from './migrate.ts';
import { openClient, openPool, type Target } from './pool.ts';

export interface TestDatabase extends AsyncDisposable {
  /** As the owner of everything. */
  pool: pg.Pool;
  target: Target;
  /** Another pool, as `hien_dien_app`, `hien_dien_worker` …; ended with the database. */
  connect(role: string, options?: { max?: number }): pg.Pool;
}

export interface Template {
  /** Lower-case letters, digits and underscores. */
  name: string;
  /** Changes when what `prepare` puts in changes; the migrations are counted in already. */
  key?: string;
  prepare(pool: pg.Pool): Promise<void>;
}

const bare: Template = { name: 'migrated', prepare: async () => {} };
const applicationName = 'hien-dien test';
/** First half of the two-part advisory locks on names of test databases and templates. */
const nameLock = 731;

interface Shared {
  embedded: Embedded;
  /** One connection for the process: it holds the locks on the names in use. */
  admin: pg.Client;
}

let shared: Promise<Shared> | undefined;
/** Statements on the shared connection, one after another. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * A new database, in about 30 ms once the template is there.
 *
 * `await using database = await openTestDatabase()` drops it at the end of the test.
 */
export async function openTestDatabase(options: { template?: Template } = {}): Promise<TestDatabase> {
  const template = options.template ?? bare;
  shared ??= share();
  const { embedded } = await shared;
  const source = await ensureTemplate(embedded, template);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await exclusively(async (admin) => {
    await admin.query('select pg_advisory_lock($1, hashtext($2))', [nameLock, name]);
    await admin.query(`create database ${quoteName(name)} template ${quoteName(source)} strategy file_copy`);
    await admin.query('select pg_advisory_unlock_shared($1, hashtext($2))', [nameLock, source]);
  });
  const target = embedded.connectionFor(name);
  const pools: pg.Pool[] = [];
  const open = (role: string | undefined, max: number): pg.Pool => {
    const pool = openPool(target, { applicationName, max, ...(role === undefined ? {} : { role }) });
    pools.push(pool);
    return pool;
  };
  return {
    pool: open(undefined, 10),
    target,
    connect: (role, { max = 5 } = {}) => open(role, max),
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
      await exclusively(async (admin) => {
        await admin.query(`drop database if exists ${quoteName(name)} with (force)`);
        await admin.query('select pg_advisory_unlock($1, hashtext($2))', [nameLock, name]);
      });
    },
  };
}

/** The server that the tests of this checkout share, for tests that want a database of another kind. */
export async function openTestServer(): Promise<Embedded> {
  shared ??= share();
  return (await shared).embedded;
}

async function share(): Promise<Shared> {
  const checkout = resolve(import.meta.dirname, '../../..');
  const hash = createHash('sha256').update(checkout).digest('hex').slice(0, 8);
  const dataFolder = join(tmpdir(), `hien-dien-test-${process.getuid!()}-${hash}`);
  const embedded = await startEmbedded({ dataFolder, durable: false, idleSeconds: 10 });
  const admin = await openClient(embedded.connectionFor('postgres'), { applicationName });
  await dropLeftovers(admin);
  unref(admin);
  return { embedded, admin };
}

/** The connection keeps the process alive only while something is asked of it. */
async function exclusively<Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const { admin } = await shared!;
  const turn = queue.then(async () => {
    ref(admin);
    try {
      return await work(admin);
    } finally {
      unref(admin);
    }
  });
  queue = turn.catch(() => {});
  return turn;
}

const ref = (client: pg.Client) => (client as unknown as { ref(): void }).ref();
const unref = (client: pg.Client) => (client as unknown as { unref(): void }).unref();

/** Made once a process; the promise is kept, not only the result, so that ten calls at once make one template. */
const templates = new Map<string, Promise<string>>();

/** The template's database, made when missing; returned with a shared lock on its name, so that nobody drops it. */
async function ensureTemplate(embedded: Embedded, template: Template): Promise<string> {
  const name = templateName(template);
  let made = templates.get(name);
  if (made === undefined) {
    made = makeTemplate(embedded, template, name);
    templates.set(name, made);
  }
  await made;
  await exclusively((admin) =>
    admin.query('select pg_advisory_lock_shared($1, hashtext($2))', [nameLock, name]),
  );
  return name;
}

function templateName({ name, key = '' }: Template): string {
  const hash = createHash('sha256').update(`${name}\0${key}\0`);
  for (const { sha256 } of readMigrations(defaultMigrations)) hash.update(sha256);
  return `template_${name}_${hash.digest('hex').slice(0, 12)}`;
}

/** On a connection of its own: whoever builds holds the lock exclusively, and others wait for it there. */
async function makeTemplate(embedded: Embedded, template: Template, name: string): Promise<string> {
  const client = await openClient(embedded.connectionFor('postgres'), { applicationName });
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [nameLock, name]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length > 0) return name;
    const growing = `growing_${name}`;
    await client.query(`drop database if exists ${quoteName(growing)} with (force)`);
    await client.query(createDatabaseSql(growing));
    const target = embedded.connectionFor(growing);
    await migrate(target);
    const pool = openPool(target, { applicationName });
    try {
      await template.prepare(pool);
    } finally {
      await pool.end();
    }
    await client.query(`alter database ${quoteName(growing)} rename to ${quoteName(name)}`);
    await client.query(`alter database ${quoteName(name)} with allow_connections false`);
    await dropOlder(client, template.name, name);
    return name;
  } finally {
    await client.end();
  }
}

/** Templates of the same name for other migrations or keys, unless somebody copies from one right now. */
async function dropOlder(client: pg.Client, templateOf: string, keep: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `
    select datname as name
    from pg_database
    where datname ~ ('^template_' || $1 || '_[0-9a-f]{12}$')
      and datname <> $2`,
    [templateOf, keep],
  );
  for (const { name } of rows) await dropUnlessHeld(client, name);
}

/** What killed tests left. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select datname as name
    from pg_database
    where datname ~ '^test_[0-9a-f]{16}$'`);
  for (const { name } of rows) await dropUnlessHeld(client, name);
}

async function dropUnlessHeld(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as free', [
    nameLock,
    name,
  ]);
  if (!rows[0].free) return;
  await client.query(`drop database if exists ${quoteName(name)} with (force)`);
  await client.query('select pg_advisory_unlock($1, hashtext($2))', [nameLock, name]);
}
