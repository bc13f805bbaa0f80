import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { refreshTouched } from '#reporting/index.ts';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

/** Five past midnight in Vietnam on the first of December: the sample was counted in November. */
const turn = Temporal.Instant.from('2026-11-30T17:05:00Z');
const line = 'Tháng 12/2026 chưa có số liệu; đây là số liệu tháng 11/2026.';

let site: Site;
let empty: Site;
let now = turn;
before(async () => {
  site = await openSite({ sample: true, now: turn, services: { now: () => now } });
  empty = await openSite({ now: turn });
});
after(async () => {
  await site[Symbol.asyncDispose]();
  await empty[Symbol.asyncDispose]();
});

async function signInAll(there: Site) {
  const { rows } = await there.pool.query<{ id: number }>(
    `select id from territory.unit where key = 'commune:05443@2025-07-01'`,
  );
  return {
    province: await there.signIn({ role: 'province', unitIds: [await there.provinceId()] }),
    commune: await there.signIn({ role: 'commune', unitIds: [rows[0]!.id] }),
    country: await there.signIn({ role: 'national' }),
  };
}

async function open(path: string, as: string, there = site) {
  const { status, body } = await there.visit(path, { as });
  assert.equal(status, 200, `${path} gives ${status}`);
  assertPage(body);
  return { text: readText(body), links: readLinks(body) };
}

test('before the new month is counted pages show the last one that was and say so in one line', async () => {
  const { province, commune, country } = await signInAll(site);
  const pages: [string, string][] = [
    ['/hien-dien/19', province],
    ['/hien-dien/19?khung=63', province],
    ['/hien-dien/05443', province],
    ['/xep-hang', province],
    ['/xep-hang?khung=63&chi-so=dang-ky', province],
    ['/', commune],
    ['/hien-dien/05443', commune],
    ['/xep-hang', commune],
    ['/hien-dien', country],
    ['/xep-hang?chi-so=ten-da-biet', country],
  ];
  for (const [path, as] of pages) {
    const { text } = await open(path, as);
    assert.equal(text.split(line).length, 2, `${path} says once: ${line}`);
  }
  const { text } = await open('/hien-dien/19', province);
  assert.match(text, /Tháng 11\/2026 · bản đồ 34 tỉnh/);
  assert.match(text, /Trong 412 tên đã biết/);
  assert.match((await open('/', commune)).text, /21tên miền ở phường Phan Đình Phùng17 tên có trang web/);
});

test('links and files keep the month that is shown, and none leads to the one that is not there', async () => {
  const { province, country } = await signInAll(site);
  const unit = (await open('/hien-dien/19', province)).links.map(({ href }) => href);
  for (const href of [
    '/hien-dien/05443?thang=2026-11',
    '/hien-dien/19?thang=2026-11&xep=names',
    '/hien-dien/19/xa.csv?khung=34&thang=2026-11',
    '/hien-dien/19?khung=63&thang=2026-11',
    '/hien-dien/19?thang=2026-10',
  ]) {
    assert.ok(unit.includes(href), `${href} among ${unit.filter((one) => one.includes('19')).join(' ')}`);
  }
  const ranking = (await open('/xep-hang', province)).links.map(({ href }) => href);
  for (const href of [
    '/hien-dien/05443?thang=2026-11',
    '/xep-hang.csv?thang=2026-11',
    '/xep-hang?thang=2026-11&chi-so=thu',
    '/xep-hang?thang=2026-11&khung=63&tinh=19',
  ]) {
    assert.ok(ranking.includes(href), `${href} among ${ranking.join(' ')}`);
  }
  const home = (await open('/hien-dien', country)).links.map(({ href }) => href);
  assert.ok(home.includes('/hien-dien/19?thang=2026-11'));
  assert.ok(![...unit, ...ranking, ...home].some((href) => href.includes('2026-12')));
  for (const path of ['/hien-dien/19/xa.csv', '/xep-hang.csv']) {
    const { status, headers } = await site.visit(path, { as: province });
    assert.equal(status, 200, path);
    assert.match(headers.get('content-disposition') ?? '', /2026-11-ban-do-34\.csv/);
  }
});

test('a month somebody asks for and that is not there is answered with a sentence', async () => {
  const { province } = await signInAll(site);
  for (const path of [
    '/hien-dien/19?thang=2026-12',
    '/xep-hang?thang=2026-12',
    '/hien-dien/19/xa.csv?thang=2026-12',
  ]) {
    const { status, body } = await site.visit(path, { as: province });
    assert.equal(status, 422, path);
    assert.match(readText(body), /Tháng 12\/2026 chưa có số liệu\. Tháng mới nhất có số liệu là 11\/2026\./);
  }
  const { status, body } = await site.visit('/hien-dien/19?thang=2024-01', { as: province });
  assert.equal(status, 422);
  assert.match(readText(body), /Tháng 01\/2024 không có số liệu\. Số liệu bắt đầu từ tháng \d\d\/20\d\d\./);
  // Asked for by itself, the month before is no stand-in.
  assert.ok(!(await open('/hien-dien/19?thang=2026-11', province)).text.includes('chưa có số liệu;'));
});

test('before the first list every page is there and says what will appear', async () => {
  const { province, commune, country } = await signInAll(empty);
  for (const [as, unit] of [
    [province, '19'],
    [commune, '05443'],
    [country, '19'],
  ] as const) {
    const { text } = await open(`/hien-dien/${unit}`, as, empty);
    assert.match(text, /Chưa biết tên miền nào ở đây\./);
    assert.match(text, /Khi tỉnh nhập danh sách tên miền/);
    for (const path of [
      '/',
      '/xep-hang',
      '/xep-hang?chi-so=dang-ky',
      '/xep-hang?khung=63',
      `/hien-dien/${unit}/ten`,
    ]) {
      assert.ok(!(await open(path, as, empty)).text.includes('chưa có số liệu;'), path);
    }
    for (const path of ['/xep-hang.csv', `/hien-dien/${unit}/xa.csv`]) {
      assert.equal((await empty.visit(path, { as })).status, 200, path);
    }
  }
  await open('/hien-dien', country, empty);
  await open('/hien-dien/19?khung=63', province, empty);
});

test('once the month is counted the same addresses show it', async () => {
  now = turn.add({ minutes: 10 });
  await refreshTouched(site.pool, { now });
  const { province, commune } = await signInAll(site);
  for (const path of ['/hien-dien/19', '/xep-hang']) {
    const { text } = await open(path, province);
    assert.ok(!text.includes('chưa có số liệu;'), path);
    assert.match(text, /Tháng 12\/2026 \(chưa hết tháng\)/);
  }
  assert.ok(!(await open('/', commune)).text.includes('chưa có số liệu;'));
});
