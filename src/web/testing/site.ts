/**
 * The real site for a test: the built pages served on a free port of this machine over a database of its own, and a way to
 * visit them as somebody. With `sample` the database is a copy of the sample, loaded once for all tests.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { loadAssumptions } from '#assumptions/index.ts';
import { prepareJobs } from '#observatory/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template, type TestDatabase } from '#platform/postgres/testing.ts';
import { loadZones } from '#registry/index.ts';
import { loadIndicators } from '#reporting/index.ts';
import { loadSample, selectSampleMark } from '#sample/index.ts';
import { selectUnitByKey } from '#territory/index.ts';
import { signInAs, type TestPerson, testMeans } from '../../identity/testing.ts';
import { territoryTemplate } from '../../territory/testing.ts';
import { createApp } from '../server/app.ts';
import { buildFolder, loadBuild } from '../server/build.ts';
import { sessionCookie } from '../server/cookies.ts';
import { listen } from '../server/listen.ts';
import type { Installation, Services } from '../server/services.ts';

const source = join(import.meta.dirname, '../..');

/** The sample's own last day, so that "yesterday" and "this week" have something to tell. */
export const sampleNow = Temporal.Instant.from('2026-11-24T02:00:00Z');

export interface Answer {
  status: number;
  /** '' where there is none. */
  location: string;
  body: string;
  headers: Headers;
}

export interface Visit {
  /** The session's secret; nobody is signed in without. */
  as?: string;
  method?: 'GET' | 'POST';
  form?: Record<string, string | Blob> | FormData;
  headers?: Record<string, string>;
}

export interface Site extends AsyncDisposable {
  origin: string;
  services: Services;
  database: TestDatabase;
  /** As the owner. */
  pool: Pool;
  visit(path: string, visit?: Visit): Promise<Answer>;
  /** Somebody signed in; the secret goes into `visit` and, as a cookie, into a browser. */
  signIn(person: TestPerson): Promise<string>;
  /** Thái Nguyên of today, the sample's province. */
  provinceId(): Promise<number>;
}

export interface SiteOptions {
  sample?: boolean;
  now?: Temporal.Instant;
  services?: Partial<Services>;
  installation?: Partial<Installation>;
}

export async function openSite({
  sample = false,
  now = sampleNow,
  services = {},
  installation = {},
}: SiteOptions = {}): Promise<Site> {
  const build = await loadBuild();
  const database = await openTestDatabase({ template: sample ? sampleTemplate : factsTemplate });
  await prepareJobs(database.target);
  const consolePool = database.connect('hien_dien_console', { max: 6 });
  const identity = database.connect('hien_dien_identity', { max: 4 });
  let origin = '';
  const made: Services = {
    console: consolePool,
    identity,
    database: sample ? 'sample' : 'main',
    sample: await selectSampleMark(database.pool),
    installation: { ...standingInstallation, ...installation },
    means: testMeans,
    get origin() {
      return origin;
    },
    mailer: null,
    oidc: null,
    version: '0.0.0-test',
    measures: true,
    now: () => now,
    ...services,
  };
  const app = createApp({
    services: () => made,
    build,
    clientFolder: join(buildFolder, 'client'),
    log: false,
    logRefusals: false,
  });
  const listening = await listen(app, { port: 0, host: '127.0.0.1' });
  origin = `http://localhost:${listening.port}`;
  return {
    origin,
    services: made,
    database,
    pool: database.pool,
    visit: (path, visit = {}) => visitPage(origin, path, visit),
    signIn: async (person) => (await signInAs(database.pool, person, now)).secret,
    async provinceId() {
      const unit = await selectUnitByKey(database.pool, 'province:19@2025-07-01', '2026-11-24');
      if (unit === null) throw new Error('the tables have no Thái Nguyên of today');
      return unit.id;
    },
    async [Symbol.asyncDispose]() {
      await listening[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

async function visitPage(
  origin: string,
  path: string,
  { as, method, form, headers = {} }: Visit,
): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, {
    method: method ?? (form === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(as === undefined ? {} : { cookie: `${sessionCookie}=${as}` }),
      ...(form === undefined ? {} : { origin, 'sec-fetch-site': 'same-origin' }),
      ...headers,
    },
    ...(form === undefined ? {} : { body: bodyOf(form) }),
  });
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    body: await answer.text(),
    headers: answer.headers,
  };
}

function bodyOf(form: Record<string, string | Blob> | FormData): FormData | URLSearchParams {
  if (form instanceof FormData) return form;
  const values = Object.entries(form);
  if (values.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    return new URLSearchParams(values);
  const data = new FormData();
  for (const [name, value] of values) data.append(name, value);
  return data;
}

const standingInstallation: Installation = {
  dataFolder: '',
  loadSample: () => {},
  sampleProgress: () => null,
  use: () => Promise.resolve(),
  servicesOf: () => Promise.reject(new Error('this site has one database')),
};

/** What every province begins with: territory, zones, assumptions, indicators. */
const factsTemplate: Template = {
  name: 'facts',
  key: digestOf([
    'territory/tables/*.csv',
    'registry/zones/*.ts',
    'assumptions/**/*.ts',
    'reporting/indicators.ts',
  ]),
  async prepare(pool) {
    await territoryTemplate.prepare(pool);
    await inTransaction(pool, async (trx) => {
      await loadAssumptions(trx);
      await loadZones(trx);
      await loadIndicators(trx);
    });
  },
};

/** Loaded anew when what makes it has changed: half a minute, then a copy costs a tenth of a second. */
const sampleTemplate: Template = {
  name: 'sample',
  key: digestOf([
    'sample/**/*.{ts,csv}',
    'territory/tables/*.csv',
    'registry/zones/*.ts',
    'reporting/**/*.ts',
    'observatory/store*.ts',
    'registry/imports/**/*.ts',
  ]),
  async prepare(pool) {
    await loadSample(pool, {
      now: sampleNow,
      secret: testMeans.key,
      until: '2026-11-24',
      onProgress: () => {},
    });
  },
};

function digestOf(patterns: string[]): string {
  const hash = createHash('sha256');
  for (const file of globSync(patterns, { cwd: source })
    .filter((name) => !name.includes('.test.'))
    .sort()) {
    hash.update(file).update(readFileSync(join(source, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
