/** The drill: what was backed up is there again in another database, and what is damaged or misplaced is not restored. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '../problems.ts';
import { backup } from './backup.ts';
import { writeFrames } from './backup-file.ts';
import { createDatabaseIfMissing, quoteName } from './create-database.ts';
import { defaultMigrations, migrate } from './migrate.ts';
import { openClient, openPool, type Target } from './pool.ts';
import { restore } from './restore.ts';
import { renderSchema } from './schema.ts';
import { openTestDatabase, openTestServer, type TestDatabase } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'hien-dien-backup-'));
const file = join(folder, 'province.backup');
const migrations = join(folder, 'migrations');
const taken = {
  program: 'hien-dien 0.2.0',
  now: Temporal.Instant.from('2026-11-24T20:00:00Z'),
};

/** After the product's own migrations: all that a backup may stumble over. */
const trial = `
  create schema trial;
  create table trial.person (
    id bigint generated always as identity primary key,
    name text not null,
    folded text generated always as (platform.fold(name)) stored,
    chief bigint references trial.person,
    "Weird ""column" bytea,
    at timestamptz not null,
    weight double precision
  );
  create table trial.pair (
    left_id bigint not null references trial.person,
    right_id bigint not null references trial.person,
    primary key (left_id, right_id)
  );
  alter table trial.person add favourite_left bigint, add favourite_right bigint,
    add foreign key (favourite_left, favourite_right) references trial.pair;
  create unlogged table trial.staging (line text);
  create index on trial.person (folded);
  create view trial.people as select id, name, count(*) from trial.person group by id;
  create sequence trial.number start 500;
  create function trial.refuse() returns trigger language plpgsql
    as $$ begin raise 'nobody is added by hand'; end $$;
  create trigger refuse before insert on trial.person for each row execute function trial.refuse();
  alter table trial.person disable trigger refuse;
  create trigger refuse_pair after insert on trial.pair for each row execute function trial.refuse();
  alter table trial.pair enable row level security;
  create policy everybody on trial.pair to hien_dien_app using (left_id > 0);`;

const rows = `
  insert into trial.person (name, chief, "Weird ""column", at, weight)
  select 'Người ' || n, n, '\\xdeadbeef00', '2026-11-01T00:00:00.123456Z', n / 3.0
  from generate_series(1, 20000) as n;
  alter table trial.pair disable trigger refuse_pair;
  insert into trial.pair select n, n + 1 from generate_series(1, 500) as n;
  alter table trial.pair enable trigger refuse_pair;
  update trial.person set favourite_left = 7, favourite_right = 8 where id = 5;
  insert into trial.staging values ('left out');
  select nextval('trial.number');`;

let source: TestDatabase;

before(async () => {
  cpSync(defaultMigrations, migrations, { recursive: true });
  const next = String(readdirSync(migrations).length + 1).padStart(4, '0');
  writeFileSync(join(migrations, `${next}_trial.sql`), trial);
  source = await openTestDatabase();
  await migrate(source.target, migrations);
  await source.pool.query(rows);
  await backup(source.target, file, taken);
});

after(async () => {
  await source[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test('a backup restored elsewhere has the same schema and the same rows', async () => {
  await using empty = await openEmpty('restored_whole');
  const { manifest } = await restore(empty.target, file, migrations);
  assert.equal(manifest.tables.find(({ table }) => table === 'trial.person')?.rows, 20_000);

  const again = join(folder, 'again.backup');
  const second = await backup(empty.target, again, taken);
  assert.deepEqual(second.manifest, manifest);

  const pool = openPool(empty.target, { applicationName: 'test' });
  try {
    assert.equal(await renderSchema(pool), await renderSchema(source.pool));
    const { rows: people } = await pool.query(`
      select name, folded, chief, encode("Weird ""column", 'hex') as bytes, at::text, weight
      from trial.person
      where id = 2`);
    assert.deepEqual(people, [
      {
        name: 'Người 2',
        folded: 'nguoi 2',
        chief: 2,
        bytes: 'deadbeef00',
        at: '2026-11-01 00:00:00.123456+00',
        weight: 0.6666666666666666,
      },
    ]);
    const { rows: next } = await pool.query(`
      insert into trial.person (name, at)
      values ('người mới', now())
      returning id, nextval('trial.number') as number, (select count(*) from trial.staging) as staged`);
    assert.deepEqual(next, [{ id: 20_001, number: 501, staged: 0 }]);
    const addPair = (right: number) => pool.query('insert into trial.pair values (1, $1)', [right]);
    await assert.rejects(addPair(99_999), /violates foreign key constraint "pair_right_id_fkey"/);
    await assert.rejects(addPair(3), /nobody is added by hand/);
  } finally {
    await pool.end();
  }
});

test('a backup is one file that only its owner can read, and nothing else is left beside it', async () => {
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('an owner who is no superuser can restore', async () => {
  const server = await openTestServer();
  const owner = 'restoring_owner';
  await using empty = await openEmpty('restored_by_owner');
  const admin = await openClient(server.connectionFor('postgres'), { applicationName: 'test' });
  try {
    await admin.query(`drop role if exists ${owner}`);
    await admin.query(`create role ${owner} login nosuperuser createrole`);
    await admin.query(
      `grant hien_dien_app, hien_dien_worker, hien_dien_public, hien_dien_auditor, hien_dien_console, hien_dien_identity
       to ${owner} with admin option`,
    );
    await admin.query(`alter database restored_by_owner owner to ${owner}`);
    const target = { ...(empty.target as { socketFolder: string; database: string }), user: owner };
    const { manifest } = await restore(target, file, migrations);
    const second = await backup(target, join(folder, 'by-owner.backup'), taken);
    assert.deepEqual(second.manifest, manifest);
    // The trial's policy has a condition: forced on the owner, it would leave rows out.
    const own = await openClient(target, { applicationName: 'test' });
    await own.query('alter table trial.pair force row level security');
    await own.end();
    await assert.rejects(backup(target, join(folder, 'by-owner.backup'), taken), {
      message: 'row security may hide rows of trial.pair from this login',
    });
  } finally {
    await empty[Symbol.asyncDispose]();
    await admin.query(`drop role if exists ${owner}`);
    await admin.end();
  }
});

test('a database with rows is left alone', async () => {
  const { rows: before } = await source.pool.query('select count(*) as count from trial.person');
  await assert.rejects(restore(source.target, file, migrations), hasCode('restore-not-empty'));
  const { rows: now } = await source.pool.query('select count(*) as count from trial.person');
  assert.deepEqual(now, before);
});

test('a changed byte anywhere is noticed before anything is restored', async () => {
  const size = statSync(file).size;
  for (const at of [30, Math.floor(size / 2), size - 10]) {
    const damaged = join(folder, 'changed.backup');
    const bytes = readFileSync(file);
    bytes[at] = bytes[at]! ^ 0x01;
    writeFileSync(damaged, bytes);
    await using empty = await openEmpty('not_restored');
    await assert.rejects(restore(empty.target, damaged, migrations), hasCode('backup-damaged'));
    assert.deepEqual(await selectSchemas(empty.target), ['public']);
  }
});

test('a file that was cut short is noticed before anything is restored', async () => {
  const size = statSync(file).size;
  for (const length of [25, Math.floor(size / 2), size - 1]) {
    const cut = join(folder, 'cut.backup');
    copyFileSync(file, cut);
    truncateSync(cut, length);
    await using empty = await openEmpty('not_restored');
    await assert.rejects(restore(empty.target, cut, migrations), {
      message: `The backup "${cut}" is cut short; nothing was restored. Use another copy or copy the file again.`,
    });
    assert.deepEqual(await selectSchemas(empty.target), ['public']);
  }
});

test('a file that is no backup, or not there, is named', async () => {
  const target = source.target;
  const list = join(folder, 'list.csv');
  writeFileSync(list, 'tên miền\ncafebalo.biz.vn\n');
  await assert.rejects(restore(target, list), hasCode('backup-not-one'));
  await assert.rejects(restore(target, join(folder, 'none')), hasCode('file-missing'));
  await assert.rejects(restore(target, folder), hasCode('file-directory'));
});

test('a backup of a newer program, or of other migrations, is refused', async () => {
  await using empty = await openEmpty('not_restored');
  await assert.rejects(restore(empty.target, file, defaultMigrations), hasCode('backup-newer'));
  const others = join(folder, 'others');
  cpSync(migrations, others, { recursive: true });
  const first = join(others, readdirSync(others).sort()[0]!);
  writeFileSync(first, `${readFileSync(first, 'utf8')}-- edited\n`);
  await assert.rejects(restore(empty.target, file, others), hasCode('backup-other-migrations'));
});

test('a backup that cannot be written says so and leaves nothing', async () => {
  const path = join(folder, 'no-such-folder', 'x.backup');
  await assert.rejects(backup(source.target, path, taken), {
    message: `The backup "${path}" cannot be written (ENOENT). What was begun was removed.`,
  });
});

function hasCode(code: string) {
  return (error: unknown) => error instanceof Problem && error.code === code;
}

/** An empty database of the shared server, dropped at the end. */
async function openEmpty(name: string): Promise<{ target: Target } & AsyncDisposable> {
  const server = await openTestServer();
  const admin = await openClient(server.connectionFor('postgres'), { applicationName: 'test' });
  const drop = `drop database if exists ${quoteName(name)} with (force)`;
  await admin.query(drop);
  await createDatabaseIfMissing(server.connectionFor('postgres'), name);
  let open = true;
  return {
    target: server.connectionFor(name),
    async [Symbol.asyncDispose]() {
      if (!open) return;
      open = false;
      await admin.query(drop);
      await admin.end();
    },
  };
}

async function selectSchemas(target: Target): Promise<string[]> {
  const client = await openClient(target, { applicationName: 'test' });
  try {
    const { rows: found } = await client.query(`
      select nspname as name
      from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'`);
    return found.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

test('a file whose hash is right and whose names are commands is refused, and nothing is run', async () => {
  const crafted = join(folder, 'crafted.backup');
  const ran = join(folder, 'ran');
  const { header } = await backup(source.target, join(folder, 'honest.backup'), taken);
  const handle = await open(crafted, 'wx');
  const frames = await writeFrames(handle);
  const table = `platform.setting from program 'touch ${ran}' --`;
  const end = { table, rows: 0, bytes: 0, sha256: '' };
  await frames.write({ kind: 'H', value: header });
  await frames.write({ kind: 'T', value: { table, columns: ['key'] } });
  await frames.write({ kind: 'E', value: end });
  await frames.write({ kind: 'M', value: { tables: [end], sequences: [] } });
  await frames.finish();
  await handle.close();
  await using empty = await openEmpty('restored_crafted');
  await assert.rejects(restore(empty.target, crafted, migrations), {
    name: 'Problem',
    code: 'backup-damaged',
  });
  assert.equal(existsSync(ran), false);
});
