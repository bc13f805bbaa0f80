/**
 * The site over the large sample for bench/pages.ts, in a process of its own as in production, and beside it a bare Hono
 * that says hello: the limit of the same machine, server and runtime. Prints where they listen as JSON; ends with its input.
 */
import { join } from 'node:path';
import { Hono } from 'hono';
import { signInAs, testMeans } from '../src/identity/testing.ts';
import { startEmbedded } from '../src/platform/postgres/embedded/start.ts';
import { openPool } from '../src/platform/postgres/pool.ts';
import { selectSampleMark } from '../src/sample/index.ts';
import { createApp } from '../src/web/server/app.ts';
import { buildFolder, loadBuild } from '../src/web/server/build.ts';
import { listen } from '../src/web/server/listen.ts';
import type { Services } from '../src/web/server/services.ts';

const [dataFolder = ''] = process.argv.slice(2);
const embedded = await startEmbedded({ dataFolder: join(dataFolder, 'postgres') });
const target = embedded.connectionFor('hien_dien_sample');
const owner = openPool(target, { applicationName: 'bench', max: 2 });
const now = Temporal.Now.instant();
const province = await one<{ id: number }>(
  `select unit_id as id from reporting.cell
   join territory.unit on unit.id = cell.unit_id and unit.level = 'province'
   where indicator = 'names' and slice = '' and frame = '34' order by numerator desc limit 1`,
);
const { secret } = await signInAs(owner, { role: 'province', unitIds: [province.id] }, now);
const paths = await one<{
  provinceCode: string;
  communeCode: string;
  name: string;
  subjectId: number;
  unitKey: string;
}>(
  `select
     (select code from territory.code where unit_id = $1 and preferred and valid @> current_date) as "provinceCode",
     (select code.code from reporting.cell
      join territory.closure on closure.descendant_id = cell.unit_id and closure.ancestor_id = $1 and closure.depth = 1
      join territory.code on code.unit_id = cell.unit_id and code.preferred and code.valid @> current_date
      where cell.indicator = 'names' and cell.slice = '' order by cell.numerator desc limit 1) as "communeCode",
     (select name from reporting.name_now where province_id = $1 and faults <> '{}' order by name limit 1) as name,
     (select holder_id from reporting.name_now where province_id = $1 and holder_id is not null order by name limit 1) as "subjectId",
     (select key from territory.unit where id = $1) as "unitKey"`,
  [province.id],
);
/** As officers ask: a whole name, the last four of a code, two words that thousands have, letters that nobody has. */
const searches = await one<{ searches: string[] }>(
  `select array_agg(asked order by md5(asked)) as searches
   from (
     (select name as asked from registry.subject where id % 9973 = 7 order by id limit 12)
     union all
     (select code_last4 from registry.subject where id % 9973 = 11 order by id limit 12)
     union all
     (select substring(name from '(\\S+ \\S+) \\S+ \\d+$') from registry.subject where id % 9973 = 13 order by id limit 3)
     union all
     select unnest(array['an phú', 'hoàng thịnh', 'xyz'])
   ) as terms`,
);
let origin = '';
const services: Services = {
  console: openPool(target, { applicationName: 'bench console', role: 'hien_dien_console', max: 12 }),
  identity: openPool(target, { applicationName: 'bench identity', role: 'hien_dien_identity', max: 4 }),
  database: 'sample',
  sample: await selectSampleMark(owner),
  installation: {
    dataFolder,
    loadSample: () => {},
    sampleProgress: () => null,
    use: () => Promise.resolve(),
    servicesOf: () => Promise.reject(new Error('the bench has one database')),
  },
  means: testMeans,
  get origin() {
    return origin;
  },
  mailer: null,
  oidc: null,
  version: 'bench',
  measures: false,
  now: () => Temporal.Now.instant(),
};
const app = createApp({
  services: () => services,
  build: await loadBuild(),
  clientFolder: join(buildFolder, 'client'),
  log: false,
});
const site = await listen(app, { port: 0, host: '127.0.0.1' });
origin = `http://localhost:${site.port}`;
const bare = new Hono();
bare.get('/', (c) => c.text('hello'));
const hello = await listen(bare as never, { port: 0, host: '127.0.0.1' });
process.stdout.write(
  `${JSON.stringify({ origin, hello: `http://localhost:${hello.port}`, secret, paths: { ...paths, ...searches } })}\n`,
);
process.stdin.resume().once('end', async () => {
  await Promise.all([site[Symbol.asyncDispose](), hello[Symbol.asyncDispose]()]);
  await Promise.all([services.console.end(), services.identity.end(), owner.end()]);
  await embedded[Symbol.asyncDispose]();
});

async function one<Row extends object>(text: string, values: unknown[] = []): Promise<Row> {
  return (await owner.query(text, values)).rows[0] as Row;
}
