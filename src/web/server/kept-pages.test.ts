/**
 * What is kept of pages, by people who would read what is another's: nobody is shown anything but what a server that has kept
 * nothing shows him, and nothing for longer than it is so.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Pool } from 'pg';
import { openSite, type Site } from '../testing/site.ts';
import { createApp } from './app.ts';
import { buildFolder, loadBuild } from './build.ts';
import { sessionCookie } from './cookies.ts';

/** Half an hour before midnight in Vietnam, on the sample's last day. */
const evening = Temporal.Instant.from('2026-11-24T16:30:00Z');

let site: Site;
let now = evening;
/** Communes of Thái Nguyên: two of them with the most names. */
let communes: { id: number; code: string }[];
let provinceId: number;
let people: Record<string, string>;
/** The same database, and every request finds a server that has kept nothing. */
let visitAnew: (path: string, as: string) => Promise<{ status: number; body: string }>;

before(async () => {
  site = await openSite({ sample: true, now: evening, services: { now: () => now } });
  provinceId = await site.provinceId();
  const { rows } = await site.pool.query<{ id: number; code: string }>(
    `select unit.unit_id as id, code.code
     from (select unit_id from reporting.name_now where province_id <> unit_id group by 1 order by count(*) desc limit 2) unit
     join territory.code on code.unit_id = unit.unit_id and code.preferred and code.valid @> current_date`,
  );
  communes = rows;
  const { rows: others } = await site.pool.query<{ id: number }>(
    `select unit.id
     from territory.unit
     join territory.code on code.unit_id = unit.id and code.code = '01' and code.preferred and code.valid @> current_date
     where unit.level = 'province'`,
  );
  const [one, other] = communes.map(({ id }) => id) as [number, number];
  const posts = {
    nation: { role: 'national' },
    auditor: { role: 'auditor' },
    administrator: { role: 'administrator', unitIds: [provinceId] },
    province: { role: 'province', unitIds: [provinceId] },
    'a colleague': { role: 'province', unitIds: [provinceId], name: 'Trần Đồng Nghiệp' },
    'an inspector': { role: 'inspector', unitIds: [provinceId] },
    'another province': { role: 'province', unitIds: [others[0]!.id] },
    'a commune': { role: 'commune', unitIds: [one] },
    'another commune': { role: 'commune', unitIds: [other] },
    'both communes': { role: 'commune', unitIds: [one, other] },
  } as const;
  people = {};
  for (const [who, post] of Object.entries(posts)) people[who] = await site.signIn(post);
  const build = await loadBuild();
  visitAnew = async (path, as) => {
    const services = { ...site.services };
    const app = createApp({
      services: () => services,
      build,
      clientFolder: buildFolder,
      log: false,
      logRefusals: false,
    });
    const answer = await app.request(`${site.origin}${path}`, {
      headers: { host: new URL(site.origin).host, cookie: `${sessionCookie}=${as}` },
    });
    return { status: answer.status, body: await answer.text() };
  };
});
after(() => site[Symbol.asyncDispose]());

/** Without what is made anew for every answer. */
const plain = (body: string) => body.replaceAll(/nonce="[^"]*"/g, '');

const visit = async (path: string, who: string) => {
  const { status, body } = await site.visit(path, { as: people[who]! });
  return { status, body: plain(body) };
};

test('after everybody has looked everybody is shown what a server that kept nothing shows', async () => {
  const paths = [
    '/',
    '/hien-dien/19',
    `/hien-dien/${communes[0]!.code}`,
    '/hien-dien/19/ten?chu-the=household',
    `/hien-dien/${communes[1]!.code}/ten?lang=en`,
    '/xep-hang?tinh=19',
    '/dia-gioi/province:19@2025-07-01',
    '/doi-tuong',
  ];
  const met = new Set<number>();
  for (const path of paths) {
    for (const who of Object.keys(people)) await visit(path, who);
    for (const [who, as] of Object.entries(people)) {
      const anew = await visitAnew(path, as);
      met.add(anew.status);
      assert.deepEqual(await visit(path, who), { ...anew, body: plain(anew.body) }, `${who} at ${path}`);
    }
  }
  assert.deepEqual([...met].sort(), [200, 403, 404]);
});

test('a household is named to whoever may see subjects and to nobody after him', async () => {
  const path = '/hien-dien/19/ten?chu-the=household';
  const { rows } = await site.pool.query<{ name: string }>(
    `select subject.name
     from reporting.name_now
     join registry.subject on subject.id = name_now.holder_id
     where name_now.kind = 'household' and name_now.province_id = $1
     order by name_now.name
     limit 50`,
    [provinceId],
  );
  const named = (body: string) => rows.filter(({ name }) => body.includes(name)).length;
  assert.ok(rows.length > 10);
  assert.equal(named((await visit(path, 'province')).body), rows.length);
  for (const who of ['nation', 'administrator']) {
    const { status, body } = await visit(path, who);
    assert.equal(status, 200);
    assert.equal(named(body), 0, who);
  }
  assert.equal((await visit('/doi-tuong?loai=household', 'province')).status, 200);
  for (const who of ['nation', 'administrator'])
    assert.equal((await visit('/doi-tuong?loai=household', who)).status, 403, who);
});

test('nobody’s additions to an address come to stand in another’s page', async () => {
  for (const [path, addition] of [
    ['/hien-dien/19', 'x=DAUVET&lang=en'],
    ['/hien-dien/19', 'khung=34&khung=DAUVET'],
    ['/hien-dien/19/ten', 'tim=&tim=DAUVET'],
    ['/hien-dien/19/ten', 'THANG=DAUVET&%6Cang=en'],
    ['/xep-hang', 'sau=DAUVET'],
    ['/doi-tuong', 'ma=1&tim=&q=DAUVET'],
    ['/dia-gioi', 'x[]=DAUVET'],
  ] as const) {
    await site.pool.query(moveStamp);
    const odd = await visit(`${path}?${addition}`, 'a colleague');
    assert.equal(odd.status, 200);
    assert.equal(odd.body.includes('DAUVET'), false, `${path}?${addition}`);
    const { body } = await visit(path, 'province');
    assert.match(body, /<html lang="vi"/);
    assert.equal(body, plain((await visitAnew(path, people.province!)).body));
  }
});

const moveStamp = `insert into reporting.figures_moved (by_transaction) values (pg_current_xact_id())`;

test('an address that chooses a commune leads to its list whatever was written, and nowhere else', async () => {
  for (const [given, leads] of [
    [communes[0]!.code, communes[0]!.code],
    ['a\r\nset-cookie: x=y', 'a%0D%0Aset-cookie%3A%20x%3Dy'],
    ['Việt', 'Vi%E1%BB%87t'],
    ['../../dang-xuat?x=', '..%2F..%2Fdang-xuat%3Fx%3D'],
    ['//example.com', '%2F%2Fexample.com'],
  ] as const) {
    for (const visitor of [{}, { as: people.province! }]) {
      const { status, location, headers } = await site.visit(
        `/hien-dien/19/ten?xa=${encodeURIComponent(given)}&loi=W6`,
        visitor,
      );
      assert.deepEqual([status, location], [302, `/hien-dien/${leads}/ten?loi=W6`]);
      assert.equal(headers.get('set-cookie'), null);
    }
  }
});

test('what a kept page is worked out of moves the stamp when it changes, or changes with an upgrade only', async () => {
  const { rows: triggers } = await site.pool.query<{ name: string }>(
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'figures_moved'`,
  );
  const moves = new Set(triggers.map(({ name }) => name));
  const standing: Record<string, string> = {
    'territory.area': 'the map',
    'territory.change': 'the map',
    'territory.closure': 'the map',
    'territory.code': 'the map',
    'territory.lineage': 'the map',
    'territory.piece': 'a view of the map',
    'territory.unit': 'the map',
    'territory.unit_version': 'the map',
    'platform.source': 'where the map is from',
  };
  const read = await tablesRead(site.services.console, async (begin) => {
    for (const path of [
      '/',
      '/hien-dien/19',
      '/hien-dien/19?khung=63',
      '/hien-dien/19?thang=2026-08&xep=names',
      `/hien-dien/${communes[0]!.code}`,
      '/hien-dien/19/ten',
      '/hien-dien/19/ten?loc=1&loi=W6',
      '/xep-hang?khung=63',
      '/xep-hang?chi-so=ten',
      '/dia-gioi?tim=tan',
      '/dia-gioi/province:19@2025-07-01',
      '/doi-tuong',
      '/doi-tuong?loai=household',
    ]) {
      for (const who of ['province', 'auditor', 'a commune']) {
        await site.pool.query(moveStamp);
        begin();
        assert.equal((await visit(path, who)).status < 500, true);
      }
    }
  });
  assert.ok(read.has('reporting.cell') && read.has('registry.subject') && read.has('observatory.domain_now'));
  assert.deepEqual(
    [...read].filter((table) => !moves.has(table) && standing[table] === undefined),
    [],
  );
});

/** Tables, with those of functions, views and policies, that the first transaction after each `begin` has locked. */
async function tablesRead(pool: Pool, work: (begin: () => void) => Promise<void>): Promise<Set<string>> {
  const read = new Set<string>();
  let isFirst = false;
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => Promise<{ query: unknown } | undefined>;
  const watched = async (...given: unknown[]) => {
    const client = await connect(...given);
    if (client === undefined) return client;
    const query = (client.query as (...all: unknown[]) => Promise<{ rows: { name: string }[] }>).bind(client);
    const own = Object.getOwnPropertyDescriptor(client, 'query')!;
    client.query = async (...asked: unknown[]) => {
      if (asked[0] !== 'commit') return query(...asked);
      Object.defineProperty(client, 'query', own);
      if (isFirst) {
        const { rows } = await query(
          `select relation::regclass::text as name
           from pg_locks
           join pg_class on pg_class.oid = relation
           join pg_namespace on pg_namespace.oid = relnamespace
           where pid = pg_backend_pid() and locktype = 'relation' and relkind in ('r', 'p', 'v', 'm')
             and nspname !~ '^pg_'`,
        );
        for (const { name } of rows) read.add(name);
      }
      isFirst = false;
      return query(...asked);
    };
    return client;
  };
  pool.connect = watched as typeof pool.connect;
  try {
    await work(() => {
      isFirst = true;
    });
  } finally {
    pool.connect = connect as typeof pool.connect;
  }
  return read;
}

test('a holder, a name, a measurement, a place, a count and an assumption change, and the next look shows it', async () => {
  const list = `/hien-dien/19/ten`;
  const { rows } = await site.pool.query<{ domain: number; subject: number; name: string }>(
    `select name_now.domain_id as domain, holder_id as subject, name_now.name
     from reporting.name_now
     where province_id = $1
     order by name
     limit 50`,
    [provinceId],
  );
  const [held] = rows.filter(({ subject }) => subject !== null);
  const first = rows[0]!;
  const changes: [path: string, sql: string, values: unknown[]][] = [
    [list, `update registry.subject set name = 'Hộ Đổi Tên' where id = $1`, [held!.subject]],
    [list, `update reporting.name_now set state = 'parked' where domain_id = $1`, [first.domain]],
    [
      list,
      `update observatory.domain_now set last_measured_at = '2026-08-24T01:59:00Z' where domain_id = $1`,
      [first.domain],
    ],
    [
      list,
      `update reporting.name_now set unit_id = $2 where domain_id = $1`,
      [first.domain, communes.at(-1)!.id],
    ],
    ['/doi-tuong', `update registry.subject set name = '000 Tên Mới' where id = $1`, [held!.subject]],
    [
      '/doi-tuong',
      `update registry.holding set valid = daterange(lower(valid), '2026-11-01') where subject_id = $1 and lower(valid) < '2026-11-01'`,
      [held!.subject],
    ],
    [
      '/hien-dien/19',
      `insert into registry.registered_count (unit_id, zone, on_date, frame, value, document)
       values ($1, '', '2026-10-31', '34', 987654, 'Công văn thử')`,
      [provinceId],
    ],
    [
      '/hien-dien/19',
      `update reporting.change set at = at - interval '1 hour' where province_id = $1`,
      [provinceId],
    ],
    [
      '/hien-dien/19',
      `update assumptions.assumption set grade = 'official' where key = 'presence.website'`,
      [],
    ],
  ];
  for (const [path, sql, values] of changes) {
    const before = (await visit(path, 'province')).body;
    assert.equal((await visit(path, 'province')).body, before);
    const { rowCount } = await site.pool.query(sql, values);
    assert.ok(rowCount! > 0, sql);
    assert.notEqual((await visit(path, 'province')).body, before, sql);
  }
});

test('months of the old map are worked out of judgements: a rejudging of the past is shown at the next look', async () => {
  const path = '/hien-dien/19?khung=63&thang=2026-09';
  const before = (await visit(path, 'province')).body;
  await site.pool.query(
    `update observatory.judgement
     set presence = 'parked', state = 'parked', trusted = null, grade = null, score = null, mail = false
     where first_seen < '2026-09-20'`,
  );
  assert.notEqual(plain((await visitAnew(path, people.province!)).body), before);
  assert.notEqual((await visit(path, 'province')).body, before);
});

test('questions of lists are counted at every look, though no figure moves when one is answered', async () => {
  const stamp = 'select count(*) as moves from reporting.figures_moved';
  const open = async () => (await visit('/doi-tuong', 'province')).body;
  const before = await open();
  assert.equal(await open(), before);
  const { rows } = await site.pool.query(stamp);
  const { rowCount } = await site.pool.query(
    `update registry.review set decided_at = now(), decided_by = 'account:1', decision = '{"answer": "skip"}'
     where id = (select min(review.id) from registry.review join registry.import on import.id = import_id
       where decided_at is null and import.unit_id = $1)`,
    [provinceId],
  );
  assert.equal(rowCount, 1);
  assert.deepEqual((await site.pool.query(stamp)).rows, rows);
  assert.notEqual(await open(), before);
});

test('at midnight in Vietnam nothing of yesterday is shown, though nothing has moved', async () => {
  const path = '/hien-dien/19/ten';
  now = Temporal.Instant.from('2026-11-24T16:59:59.999Z');
  const late = (await visit(path, 'province')).body;
  assert.match(late, /24\/11\/2026/);
  now = Temporal.Instant.from('2026-11-24T17:00:00Z');
  const early = (await visit(path, 'province')).body;
  now = evening;
  assert.match(early, /25\/11\/2026/);
  assert.doesNotMatch(early, /ngày 24\/11\/2026/);
});
