import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testMeans } from '../../identity/testing.ts';
import { serveUploads } from '../../registry/uploads/testing/desk.ts';
import { carryOutOrders } from '../testing/orders.ts';
import { openSite, type Site, sampleNow } from '../testing/site.ts';

type Who = 'province' | 'administrator' | 'auditor';

const routes = [
  ...readFileSync(join(import.meta.dirname, '../routes.ts'), 'utf8').matchAll(/'([^']+\.csv)'/g),
]
  .map(([, route]) => route)
  .sort();

let site: Site;
let people: Record<Who, string>;
/** An address of every route, and who may read it. */
let files: Record<string, readonly [string, Who]>;

before(async () => {
  site = await openSite({ sample: true });
  const unitIds = [await site.provinceId()];
  people = {
    province: await site.signIn({ role: 'province', unitIds }),
    administrator: await site.signIn({ role: 'administrator' }),
    auditor: await site.signIn({ role: 'auditor' }),
  };
  files = {
    'doi-tuong.csv': ['/doi-tuong.csv?loai=school', 'province'],
    'hien-dien/:code/ten.csv': ['/hien-dien/19/ten.csv?loi=W6', 'province'],
    'hien-dien/:code/xa.csv': ['/hien-dien/19/xa.csv', 'province'],
    'nhap/:id/dong-loi.csv': [`${await sendList()}/dong-loi.csv`, 'province'],
    'quan-tri/gia-dinh.csv': ['/quan-tri/gia-dinh.csv', 'province'],
    'quan-tri/gia-dinh/de-xuat/:id/so-lieu.csv': [`${await propose()}/so-lieu.csv`, 'province'],
    'quan-tri/nhat-ky.csv': ['/quan-tri/nhat-ky.csv', 'auditor'],
    'quan-tri/tai-khoan.csv': ['/quan-tri/tai-khoan.csv', 'administrator'],
    'xep-hang.csv': ['/xep-hang.csv', 'province'],
  };
});
after(() => site[Symbol.asyncDispose]());

/** @returns the page of a list whose second row is refused, once it was read */
async function sendList(): Promise<string> {
  await using _serving = serveUploads(site.database.target, {
    secret: () => Promise.resolve(testMeans.key),
    clock: { now: () => sampleNow },
  });
  const form = new FormData();
  const values = { loai: 'schools', ngay: '30/06/2026', tinh: '', 'khong-mat': 'on' };
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  const list =
    'Tên trường,Xã,Tỉnh,Địa chỉ\nTHPT Bến Thử,Võ Nhai,Thái Nguyên,Xóm 1\n,Võ Nhai,Thái Nguyên,Xóm 2\n';
  form.append('tep', new Blob([list]), 'truong.csv');
  const as = people.province;
  const { location } = await site.visit('/nhap/moi?loai=schools', { as, form });
  const deadline = performance.now() + 30_000;
  for (;;) {
    const { body } = await site.visit(location, { as });
    if (body.includes('dong-loi.csv')) return location;
    if (performance.now() > deadline) throw new Error(`${location} was never read`);
    await new Promise((soon) => setTimeout(soon, 100));
  }
}

/** @returns the page of a proposal whose figures were worked out */
async function propose(): Promise<string> {
  const { location } = await site.visit('/quan-tri/gia-dinh/presence.website/de-xuat', {
    as: people.province,
    form: {
      'tu-ngay': '2026-11-01',
      cau: 'Nội dung mới',
      nguon: 'Công văn của Sở',
      muc: 'official',
      'van-ban': 'CV 12/SKHCN',
      'ly-do': 'Hướng dẫn mới',
      'gia-tri.website': 'on',
      'gia-tri.social-only': 'on',
    },
  });
  await carryOutOrders(site);
  return location.split('?')[0] ?? '';
}

async function read(path: string, who: Who) {
  const answer = await site.visit(path, { as: people[who] });
  assert.equal(answer.status, 200, path);
  const [head = [], ...rows] = answer.body
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map((cell) => cell[1] ?? cell[2] ?? ''),
    );
  return { head, rows, name: answer.headers.get('content-disposition') ?? '' };
}

test('every file of the console writes headings, numbers and days alike, and is named as the sample’s', async () => {
  assert.deepEqual(Object.keys(files).sort(), routes);
  for (const [route, [path, who]] of Object.entries(files)) {
    const { head, rows, name } = await read(path, who);
    assert.match(name, /^attachment; filename="du-lieu-mau-[a-z0-9-]+\.csv"$/, route);
    assert.deepEqual(
      head.filter((heading) => !/^(\p{Lu}|$)/u.test(heading)),
      [],
      route,
    );
    assert.ok(rows.length > 0, `${route} has rows`);
    // 8.6, 3.295, 2026-11, 2026-11-24: a Vietnamese spreadsheet makes days of some and months of others.
    assert.deepEqual(
      rows.flat().filter((cell) => /^\d+\.\d+$|^\d{4}-\d\d(-\d\d)?$/.test(cell)),
      [],
      route,
    );
  }
});

test('in English days and numbers are those of its pages', async () => {
  await site.pool.query(`update identity.account set language = 'en'`);
  const { head, rows } = await read('/xep-hang.csv', 'province');
  assert.deepEqual(head.slice(0, 5), ['Rank', 'Code', 'Type', 'Unit', 'Value']);
  const row = rows.find(([, code]) => code === '05443') ?? [];
  assert.deepEqual(row.slice(4, 8), ['0.6667', '14', '21', '12.5']);
  assert.deepEqual([row[11], row[15], row[16]], ['31 Mar 2025', '11/2026', '24 Nov 2026']);
});
