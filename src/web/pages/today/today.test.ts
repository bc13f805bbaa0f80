import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage, readLinks } from '../../testing/assert-page.ts';
import { readWords } from '../../testing/read-words.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;

before(async () => {
  site = await openSite({ sample: true });
});

after(() => site[Symbol.asyncDispose]());

async function today(as: string): Promise<string> {
  const { status, body } = await site.visit('/', { as });
  assert.equal(status, 200);
  assertPage(body);
  return body;
}

test('whoever is not signed in is led to sign in', async () => {
  const { status, location } = await site.visit('/');
  assert.deepEqual([status, location], [302, '/dang-nhap']);
});

test('a province officer sees how long is left and what waits, each row a link to its place', async () => {
  const as = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
  const body = await today(as);
  assert.match(
    readWords(body),
    /Thứ Ba, 24\/11\/2026 1 ?ngày nữa là đến hạn gửi số liệu tháng 11\/2026 cho VNNIC, thứ Tư 25\/11\/2026/,
  );
  const links = readLinks(body);
  assert.equal(links.find(({ text }) => text === 'Chưa ghi số VNNIC đếm')?.href, '/so-dang-ky');
  assert.equal(links.find(({ text }) => text === 'tên có kết quả đo cũ hơn 14 ngày')?.href, '/hien-dien/19');
});

test('after the due day the month named is the next one, and the page says which days it counts', async () => {
  let now = Temporal.Instant.from('2026-11-26T02:00:00Z');
  await using later = await openSite({ now, services: { now: () => now } });
  const as = await later.signIn({ role: 'province', unitIds: [await later.provinceId()] });
  const { body } = await later.visit('/', { as });
  assertPage(body);
  const told = /Số liệu tháng 12\/2026 tính từ 26\/11\/2026 đến 25\/12\/2026 theo giả định ?\./;
  assert.match(readWords(body), told);
  assert.equal(
    readLinks(body).find(({ text }) => text === 'theo giả định')?.href,
    '/quan-tri/gia-dinh/calendar.vnnic-month-window',
  );
  now = Temporal.Instant.from('2026-12-02T02:00:00Z');
  assert.doesNotMatch(readWords((await later.visit('/', { as })).body), /tính từ 26/);
});

test('a site that went down yesterday is told with its name, to the commune in simpler words', async () => {
  const { rows } = await site.pool.query<{ unit_id: number; unicode: string }>(
    `update reporting.change set at = '2026-11-23T03:00:00Z'
     where event_id = (select max(event_id) from reporting.change where kind = 'site-down')
     returning unit_id, (select unicode from reporting.name_now where domain_id = change.domain_id)`,
  );
  const { unit_id: unitId, unicode } = rows[0]!;
  await site.pool.query(
    `insert into reporting.change_day (day, unit_id, province_id, kind, events)
     select '2026-11-23', unit_id, province_id, kind, 1
     from reporting.change
     where unit_id = $1 and kind = 'site-down' and at = '2026-11-23T03:00:00Z'
     limit 1
     on conflict do nothing`,
    [unitId],
  );
  const province = await today(await site.signIn({ role: 'province', unitIds: [await site.provinceId()] }));
  assert.match(readWords(province), /1 ?trang web ngừng chạy từ hôm qua/);
  assert.ok(readLinks(province).some(({ text }) => text === unicode));
  const commune = readWords(await today(await site.signIn({ role: 'commune', unitIds: [unitId] })));
  assert.match(commune, /1 ?trang web không mở được từ hôm qua/);
  assert.ok(!commune.includes('VNNIC'));
});

test('a commune of which nothing is known is told what will appear', async () => {
  const { rows } = await site.pool.query<{ id: number }>(
    `select descendant_id as id from territory.closure
     where ancestor_id = $1 and depth = 1 and valid @> date '2026-11-24'
       and not exists (select from reporting.name_now where unit_id = descendant_id)
     limit 1`,
    [await site.provinceId()],
  );
  const text = readWords(await today(await site.signIn({ role: 'commune', unitIds: [rows[0]!.id] })));
  assert.match(text, /Không có việc nào chờ/);
  assert.match(text, /Tỉnh chưa nhập danh sách tên miền nào của xã/);
});

test('what is wrong at the websites of a commune waits whatever day it began, foreign content first', async () => {
  const { rows } = await site.pool.query<{ unit_id: number; unicode: string }>(
    `select unit_id, unicode from reporting.name_now where unicode = 'vaynongvathuoc.vn'`,
  );
  const { unit_id: unitId, unicode } = rows[0]!;
  const body = await today(await site.signIn({ role: 'commune', unitIds: [unitId] }));
  assert.match(readWords(body), /3 ?trang web chưa tin cậy, an toàn/);
  const links = readLinks(body);
  const row = links.findIndex(({ text }) => text === 'trang web chưa tin cậy, an toàn');
  assert.equal(links[row]?.href, '/hien-dien/05443/ten?hien-dien=website&tin-cay=chua');
  assert.equal(links[row + 1]?.text, unicode);
  // A province has 49 of them and other work first.
  const province = await today(await site.signIn({ role: 'province', unitIds: [await site.provinceId()] }));
  assert.doesNotMatch(readWords(province), /trang web chưa tin cậy, an toàn/);
});

test('a month that has not begun is not asked for, though the one before is late', async () => {
  await using late = await openSite({ sample: true, now: Temporal.Instant.from('2026-11-27T02:00:00Z') });
  const as = await late.signIn({ role: 'province', unitIds: [await late.provinceId()] });
  const text = readWords((await late.visit('/', { as })).body);
  assert.match(text, /Đã quá hạn mà chưa ghi số VNNIC đếm Tháng 11\/2026/);
  assert.doesNotMatch(text, /Chưa ghi số VNNIC đếm/);
  const counts = readWords((await late.visit('/so-dang-ky', { as })).body);
  assert.match(counts, /Tháng 11\/2026: chưa có số/);
  assert.doesNotMatch(counts, /Tháng 11\/2025/);
});

test('an administrator sees accounts that nobody activated', async () => {
  const as = await site.signIn({ role: 'administrator' });
  await site.pool.query(`insert into identity.account (login, name) values ('xa-cho', 'Xã chờ')`);
  assert.match(readWords(await today(as)), /1 ?tài khoản chưa kích hoạt/);
});

test('the page speaks English to whoever asks for it', async () => {
  const as = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
  const { body } = await site.visit('/?lang=en', { as });
  assertPage(body);
  assert.match(readWords(body), /Tuesday, 24 Nov 2026/);
});
