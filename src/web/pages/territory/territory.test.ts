import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let reader: string;
before(async () => {
  site = await openSite();
  reader = await site.signIn({ role: 'auditor', title: 'Kiểm toán' });
});
after(() => site[Symbol.asyncDispose]());

async function read(path: string): Promise<string> {
  const { status, body } = await site.visit(path, { as: reader });
  assert.equal(status, 200, path);
  assertPage(body);
  return body;
}

test('today has 34 provinces and 3,321 communes, the last day of June 2025 had 63', async () => {
  assert.match(
    readText(await read('/dia-gioi')),
    /Ngày 24\/11\/2026 · 34 tỉnh, thành phố · 3\.321 xã, phường/,
  );
  assert.match(readText(await read('/dia-gioi?ngay=30/06/2025')), /63 tỉnh, thành phố · 10\.047 xã, phường/);
});

test('Hoàng Sa and Trường Sa are on the map of every day', async () => {
  for (const path of ['/dia-gioi', '/dia-gioi?ngay=2025-06-30', '/dia-gioi?lang=en']) {
    const html = await read(path);
    assert.match(html, /Hoàng Sa/);
    assert.match(html, /Trường Sa/);
  }
});

test('a reused code shows every place it meant, with its days', async () => {
  const html = await read('/dia-gioi?tim=24');
  const text = readText(html);
  assert.match(text, /Mã 24 đã chỉ 2 đơn vị khác nhau\. Một mã không kèm ngày chưa chỉ nơi nào/);
  assert.match(text, /đến 30\/06\/2025Tỉnh Bắc Giang/);
  assert.match(text, /từ 01\/07\/2025 đến nayTỉnh Bắc Ninhđúng ngày đang xem/);
  const links = readLinks(html).filter(({ text: name }) => name === 'Tỉnh Bắc Giang');
  assert.equal(links[0]?.href, '/dia-gioi/province:24?ngay=2025-06-30');
});

test('a code that lost its zero in a spreadsheet is found all the same', async () => {
  assert.match(readText(await read('/dia-gioi?tim=6')), /Mã 06.*Tỉnh Bắc Kạn/);
});

test('a name is found on both maps, each unit with what it is within', async () => {
  const text = readText(await read('/dia-gioi?tim=phan dinh phung'));
  assert.match(text, /Phường Phan Đình Phùng, Tỉnh Thái Nguyên · mã 05443/);
  assert.match(text, /Phường Phan Đình Phùng, Thành phố Thái Nguyên, Tỉnh Thái Nguyên · mã 05449/);
});

test('the sums of a merged province close: communes as they were, people as they are', async () => {
  const text = readText(await read('/dia-gioi/province:19@2025-07-01'));
  assert.match(text, /63 → 34: cộng lại đúng/);
  assert.match(text, /108 Bắc Kạn \+ 172 Thái Nguyên = 280/);
  assert.match(text, /Cộng các đơn vị cũ2801\.799\.489Tỉnh Thái Nguyên hôm nay2801\.799\.489/);
});

test('an old unit leads to what it became and back', async () => {
  const old = await read('/dia-gioi/province:06?ngay=2025-06-30');
  assert.match(readText(old), /Hết sau ngày 30\/06\/2025; đất nay thuộc Tỉnh Thái Nguyên/);
  const forward = readLinks(old).find(({ text }) => text === 'Tỉnh Thái Nguyên')!;
  assert.equal(forward.href, '/dia-gioi/province:19@2025-07-01');
  const back = readLinks(await read(forward.href)).find(({ text }) => text === 'Tỉnh Bắc Kạn')!;
  assert.equal(back.href, '/dia-gioi/province:06?ngay=2025-06-30');
});

test('a cut commune shows both sources’ words and that its weight is an estimate', async () => {
  const text = readText(await read('/dia-gioi/commune:05443@2025-07-01'));
  assert.match(
    text,
    /Phường Gia Sàng0546101\/07\/2025một phầnmột phầnmột phầnhai nguồn khớp≈ 56 %, ước tính theo dân số/,
  );
});

test('Đồng Nai is a province until 29 April 2026 and a city since', async () => {
  const title = async (day: string) =>
    /<h1>([^<]*)/.exec(await read(`/dia-gioi/province:75@2025-07-01?ngay=${day}`))?.[1];
  assert.deepEqual(
    [await title('2026-04-29'), await title('2026-04-30')],
    ['Tỉnh Đồng Nai', 'Thành phố Đồng Nai'],
  );
});

test('a unit asked for on a day it does not exist is shown on the nearest of its days', async () => {
  assert.match(readText(await read('/dia-gioi/province:06')), /Trên bản đồ ngày 30\/06\/2025 · mã 06/);
});

test('nonsense for a day is told, and today is shown; a key nobody has is not found', async () => {
  assert.match(readText(await read('/dia-gioi?ngay=31/02/2026')), /Không đọc được ngày “31\/02\/2026”/);
  assert.equal((await site.visit('/dia-gioi/province:99', { as: reader })).status, 404);
});
