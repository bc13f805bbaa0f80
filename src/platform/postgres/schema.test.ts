/** The committed schema.sql is what the migrations make. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderSchema } from './schema.ts';
import { openTestDatabase } from './testing.ts';
import { schemaFile, schemaHeader } from './write-schema.ts';

test('schema.sql is what the migrations make; after a change of migrations: npm run schema', async () => {
  await using database = await openTestDatabase();
  const committed = existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : '';
  const made = schemaHeader + (await renderSchema(database.pool));
  const without = (text: string, other: string) =>
    text.split('\n\n').filter((block) => !other.split('\n\n').includes(block));
  // The blocks that differ first: the whole text is too long to be read in a failure.
  assert.deepEqual(
    { onlyInFile: without(committed, made), onlyMade: without(made, committed) },
    { onlyInFile: [], onlyMade: [] },
    'schema.sql is out of date; write it anew: npm run schema',
  );
  assert.equal(committed, made);
});

test('the schema shows what guards rows: constraints, triggers, policies and grants', async () => {
  await using database = await openTestDatabase();
  await database.pool.query(`
    create schema trial;
    create table trial.cell (
      unit_id bigint not null,
      valid daterange,
      value numeric default 0 check (value >= 0),
      double numeric generated always as (value * 2) stored,
      primary key (unit_id, valid without overlaps)
    ) with (fillfactor = 70);
    create index cell_value on trial.cell (value) where value > 0;
    create function trial.stop() returns trigger language plpgsql as $$ begin return null; end $$;
    revoke execute on function trial.stop() from public;
    create trigger stop before delete on trial.cell for each row execute function trial.stop();
    alter table trial.cell enable row level security;
    create policy own on trial.cell for select to hien_dien_app using (unit_id > 0);
    grant update (value) on trial.cell to hien_dien_worker;`);
  const text = await renderSchema(database.pool);
  const start = text.indexOf('create schema trial;');
  assert.equal(
    text.slice(start),
    `create schema trial;

CREATE OR REPLACE FUNCTION trial.stop()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin return null; end $function$;
revoke execute on function trial.stop() from public;

create table trial.cell (
  unit_id bigint not null,
  valid daterange not null,
  value numeric default 0,
  double numeric generated always as ((value * (2)::numeric)) stored,
  constraint cell_pkey PRIMARY KEY (unit_id, valid WITHOUT OVERLAPS),
  constraint cell_value_check CHECK ((value >= (0)::numeric))
) with (fillfactor=70);
CREATE INDEX cell_value ON trial.cell USING btree (value) WHERE (value > (0)::numeric);
CREATE TRIGGER stop BEFORE DELETE ON trial.cell FOR EACH ROW EXECUTE FUNCTION trial.stop();
alter table trial.cell enable row level security;
create policy own on trial.cell for select to hien_dien_app using ((unit_id > 0));
grant update (value) on trial.cell to hien_dien_worker;
`,
  );
});
