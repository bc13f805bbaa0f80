/** The two keepers by themselves: what tells requests apart, what is dropped, and what becomes of what went wrong. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RouterContextProvider } from 'react-router';
import type { Actor } from '#identity/index.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { keepingByDay } from './kept-days.ts';
import { type FiguresPage, readingFigures } from './kept-pages.ts';
import type { Page } from './page.ts';
import { type RequestState, requestContext } from './request.ts';
import type { Services } from './services.ts';

let database: TestDatabase;
let services: Services;
let now = Temporal.Instant.from('2026-11-26T02:00:00Z');

before(async () => {
  database = await openTestDatabase();
  services = {
    console: database.connect('hien_dien_console', { max: 3 }),
    now: () => now,
  } as unknown as Services;
});
after(() => database[Symbol.asyncDispose]());

const officer: Actor = {
  accountId: 1,
  postId: 1,
  sessionId: 1,
  role: 'province',
  name: 'Nguyễn Thị Hà',
  login: 'ha',
  postTitle: 'Chuyên viên',
  everywhere: false,
  unitIds: [7],
  bodyId: null,
  authenticatedAt: now,
  language: 'vi',
};

interface Asked {
  path?: string;
  actor?: Partial<Actor> | null;
  state?: Partial<RequestState>;
  params?: string[];
  work?: (page: FiguresPage) => Promise<unknown>;
}

let worked = 0;
const counted = () => Promise.resolve(++worked);

async function ask({ path = '/a', actor = {}, state = {}, params = [], work = counted }: Asked) {
  const context = new RouterContextProvider();
  context.set(requestContext, {
    services,
    actor: actor === null ? null : { ...officer, ...actor },
    scopeUnitIds: [7, 8],
    language: 'vi',
    ...state,
  } as RequestState);
  return readingFigures(
    { request: new Request(`http://localhost${path}`), context },
    'see-presence',
    work,
    params,
  );
}

test('who has another scope, role, units, language, day or address has it worked out for himself', async () => {
  const first = await ask({});
  assert.equal(await ask({}), first);
  assert.equal(await ask({ actor: { accountId: 2, postId: 9, name: 'Trần B' } }), first);
  assert.equal(await ask({ path: '/a?x=1' }), first);
  const own = [
    { actor: { role: 'inspector' as const } },
    { actor: { everywhere: true } },
    { actor: { unitIds: [7, 8] } },
    { actor: { unitIds: [78] } },
    { state: { scopeUnitIds: [7] } },
    { state: { scopeUnitIds: [78] } },
    { state: { language: 'en' as const } },
    { path: '/A' },
    { path: '/a/' },
    { path: '/a?x=1', params: ['x'] },
    { path: '/a?x=1%22%5D', params: ['x'] },
    { path: '/a?x=', params: ['x'] },
  ];
  const seen = new Set([first]);
  for (const asked of own) {
    const value = await ask(asked);
    assert.equal(seen.has(value), false, JSON.stringify(asked));
    seen.add(value);
    assert.equal(await ask(asked), value);
  }
});

test('a role without the right and nobody at all are refused before anything kept is looked at', async () => {
  await ask({});
  await assert.rejects(ask({ actor: { role: 'nobody' as never } }));
  await assert.rejects(
    ask({ actor: null }),
    (thrown) => thrown instanceof Response && thrown.headers.get('location') === '/dang-nhap?ve=%2Fa',
  );
});

test('the work sees only the parameters that are named, each once and the first', async () => {
  const work = async ({ url }: Page) => url.href;
  const href = await ask({
    path: '/b?x=1&x=2&y=3&lang=en#z',
    params: ['x', 'khong-co'],
    work,
  });
  assert.equal(href, 'http://localhost/b?x=1');
});

test('at most four hundred are kept, those nobody looked at the longest go first, however long their addresses are', async () => {
  const long = 'x'.repeat(15_000);
  const path = (number: number) => `/c?x=${number}${long}`;
  const first = await ask({ path: path(0), params: ['x'] });
  for (let number = 1; number < 400; number += 1) await ask({ path: path(number), params: ['x'] });
  assert.equal(await ask({ path: path(0), params: ['x'] }), first);
  const second = await ask({ path: path(1), params: ['x'] });
  const third = await ask({ path: path(2), params: ['x'] });
  await ask({ path: path(0), params: ['x'] });
  for (let number = 400; number < 798; number += 1) await ask({ path: path(number), params: ['x'] });
  // 798 addresses: the first and the third are the last two of the old ones that were looked at.
  assert.equal(await ask({ path: path(0), params: ['x'] }), first);
  assert.equal(await ask({ path: path(2), params: ['x'] }), third);
  assert.notEqual(await ask({ path: path(1), params: ['x'] }), second);
});

test('two who ask at once are answered by one work; where it breaks both hear of it and the next is answered', async () => {
  const { console: pool } = services;
  const bothLooked = Promise.withResolvers<void>();
  let looks = 0;
  const query = pool.query.bind(pool) as (text: string) => Promise<unknown>;
  pool.query = (async (text: string) => {
    const answer = await query(text);
    looks += 1;
    if (looks === 2) setImmediate(bothLooked.resolve);
    return answer;
  }) as unknown as typeof pool.query;
  let works = 0;
  const broken = async () => {
    works += 1;
    await bothLooked.promise;
    throw new Error('on purpose');
  };
  for (const one of await Promise.allSettled([1, 2].map(() => ask({ path: '/d', work: broken }))))
    assert.match(String((one as PromiseRejectedResult).reason), /on purpose/);
  assert.equal(works, 1);
  pool.query = query as unknown as typeof pool.query;
  const known = await ask({ path: '/d' });
  assert.equal(await ask({ path: '/d' }), known);
});

test('what was worked out while the figures moved is worked out again', async () => {
  const move = `insert into reporting.figures_moved (by_transaction) values (pg_current_xact_id())`;
  const value = await ask({
    path: '/e',
    work: async () => {
      await database.pool.query(move);
      return 'before';
    },
  });
  assert.equal(value, 'before');
  assert.equal(await ask({ path: '/e', work: async () => 'after' }), 'after');
  assert.equal(await ask({ path: '/e', work: async () => 'never' }), 'after');
});

test('a part of several pages is worked out once for all of them, for each scope, until a figure moves', async () => {
  const move = `insert into reporting.figures_moved (by_transaction) values (pg_current_xact_id())`;
  let parts = 0;
  const withPart = (page: FiguresPage) => page.keeping('province 19', async () => ++parts);
  assert.equal(await ask({ path: '/g', work: withPart }), 1);
  assert.equal(await ask({ path: '/h', work: withPart }), 1);
  assert.equal(await ask({ path: '/h', work: withPart, state: { scopeUnitIds: [7] } }), 2);
  await database.pool.query(move);
  assert.equal(await ask({ path: '/i', work: withPart }), 3);
  const broken = Promise.withResolvers<number>();
  const first = ask({ path: '/j', work: (page: FiguresPage) => page.keeping('20', () => broken.promise) });
  const asked = Promise.withResolvers<void>();
  const second = ask({
    path: '/k',
    work: (page: FiguresPage) => {
      const part = page.keeping('20', async () => 7);
      asked.resolve();
      return part;
    },
  });
  await asked.promise;
  broken.reject(new Error('current transaction is aborted'));
  await assert.rejects(first, /aborted/);
  assert.equal(await second, 7);
});

test('while a run is open what it moved is followed half a minute behind, and what people do at once', async () => {
  const move = (ofRun: boolean) =>
    database.pool.query(
      `insert into reporting.figures_moved (by_transaction, of_run) values (pg_current_xact_id(), $1)`,
      [ofRun],
    );
  const { rows } = await database.pool.query<{ id: number }>(
    `insert into observatory.run (kind, status, profile, method, vantage, slots)
     values ('due', 'running', 'presence', 'x', 'x', 1)
     returning id`,
  );
  const start = now;
  try {
    const first = await ask({ path: '/l' });
    await move(true);
    now = start.add({ seconds: 29 });
    assert.equal(await ask({ path: '/l' }), first);
    now = start.add({ seconds: 30 });
    const second = await ask({ path: '/l' });
    assert.notEqual(second, first);
    await move(false);
    const third = await ask({ path: '/l' });
    assert.notEqual(third, second);
    // A clock put back an hour keeps nothing for an hour.
    await move(true);
    now = start;
    const fourth = await ask({ path: '/l' });
    assert.notEqual(fourth, third);
    await move(true);
    await database.pool.query(`update observatory.run set status = 'done', ended_at = now() where id = $1`, [
      rows[0]!.id,
    ]);
    assert.notEqual(await ask({ path: '/l' }), fourth);
  } finally {
    now = start;
    await database.pool.query('delete from observatory.run');
  }
});

test('a page is no newer than a part it was given: a run that ends is seen whole', async () => {
  const move = () =>
    database.pool.query(
      `insert into reporting.figures_moved (by_transaction, of_run) values (pg_current_xact_id(), true)`,
    );
  await database.pool.query(
    `insert into observatory.run (kind, status, profile, method, vantage, slots)
     values ('due', 'running', 'presence', 'x', 'x', 1)`,
  );
  const start = now;
  let counted = 0;
  const withPart = (page: FiguresPage) => page.keeping('province 24', async () => counted);
  try {
    assert.equal(await ask({ path: '/m', work: withPart }), 0);
    counted = 1;
    await move();
    now = start.add({ seconds: 20 });
    assert.equal(await ask({ path: '/n', work: withPart }), 0);
    now = start.add({ seconds: 30 });
    assert.equal(await ask({ path: '/n', work: withPart }), 1);
    counted = 2;
    await move();
    now = start.add({ seconds: 40 });
    assert.equal(await ask({ path: '/o', work: withPart }), 1);
    // Stopped by somebody: nothing moves with it.
    await database.pool.query(`update observatory.run set status = 'stopped', ended_at = now()`);
    assert.equal(await ask({ path: '/o', work: withPart }), 2);
  } finally {
    now = start;
    await database.pool.query('delete from observatory.run');
  }
});

test('the day is in what tells them apart: after midnight in Vietnam nobody is shown yesterday', async () => {
  now = Temporal.Instant.from('2026-11-26T16:59:59Z');
  const late = await ask({ path: '/f' });
  now = Temporal.Instant.from('2026-11-26T17:00:00Z');
  assert.notEqual(await ask({ path: '/f' }), late);
});

test('an answer that another’s ended transaction owes is asked again by whoever waits for it', async () => {
  const keep = keepingByDay<string>(10);
  const first = Promise.withResolvers<string>();
  const asking = keep(services, '2026-11-26', '7', () => first.promise);
  const waiting = keep(services, '2026-11-26', '7', async () => 'asked in a transaction of one’s own');
  first.reject(new Error('current transaction is aborted'));
  await assert.rejects(asking, /aborted/);
  assert.equal(await waiting, 'asked in a transaction of one’s own');
});

test('answers differ by day, by what is asked and by database, and are bounded in number', async () => {
  const keep = keepingByDay<number>(3);
  let asked = 0;
  const next = async () => ++asked;
  assert.equal(await keep(services, '2026-11-26', '7', next), 1);
  assert.equal(await keep(services, '2026-11-26', '7', next), 1);
  assert.equal(await keep(services, '2026-11-27', '7', next), 2);
  assert.equal(await keep({ ...services }, '2026-11-26', '7', next), 3);
  assert.equal(await keep(services, '2026-11-26', '8', next), 4);
  // The fourth of this database: all of it are asked again.
  assert.equal(await keep(services, '2026-11-26', '9', next), 5);
  assert.equal(await keep(services, '2026-11-26', '7', next), 6);
});
