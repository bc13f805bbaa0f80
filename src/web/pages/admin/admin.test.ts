import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SampleProgress } from '../../server/services.ts';
import { assertPage, readLinks } from '../../testing/assert-page.ts';
import { readWords } from '../../testing/read-words.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let administrator: string;
const used: string[] = [];
let progress: SampleProgress = null;

before(async () => {
  site = await openSite({
    installation: {
      dataFolder: '/var/lib/hien-dien',
      loadSample: () => {
        progress = { phase: '', done: 11, of: 66 };
      },
      sampleProgress: () => progress,
      servicesOf: () => Promise.resolve(site.services),
      use: async (name) => {
        used.push(name);
      },
    },
  });
  administrator = await site.signIn({ role: 'administrator' });
});

after(() => site[Symbol.asyncDispose]());

async function page(path: string, as = administrator): Promise<string> {
  const { status, body } = await site.visit(path, { as });
  assert.equal(status, 200);
  assertPage(body);
  return body;
}

test('each role finds the rooms it may enter', async () => {
  const rooms = async (as: string) =>
    readLinks(await page('/quan-tri', as))
      .map(({ href }) => href)
      .filter((href) => href.startsWith('/quan-tri/'));
  assert.deepEqual(await rooms(administrator), [
    '/quan-tri/gia-dinh',
    '/quan-tri/tai-khoan',
    '/quan-tri/luot-do',
    '/quan-tri/nhat-ky',
    '/quan-tri/cai-dat',
  ]);
  const national = await site.signIn({ role: 'national' });
  assert.deepEqual(await rooms(national), ['/quan-tri/gia-dinh']);
  assert.match(readWords(await page('/quan-tri')), /Lượt đo .* chưa có lượt nào/);
});

test('the settings say how it runs and are honest about backups', async () => {
  const text = readWords(await page('/quan-tri/cai-dat'));
  assert.match(text, /Cơ sở dữ liệu của tỉnh/);
  assert.match(text, /Thư điện tử chưa đặt/);
  assert.match(text, /không ghi lại lần sao lưu gần nhất/);
});

test('the installation turns to the sample once it is loaded', async () => {
  const path = '/quan-tri/cai-dat';
  assert.equal((await site.visit(path, { as: administrator, form: { viec: 'mau' } })).location, path);
  assert.deepEqual(used, []);
  await site.visit(path, { as: administrator, form: { viec: 'nap' } });
  assert.match(readWords(await page(path)), /Đang nạp dữ liệu mẫu: 11 \/ 66/);
  progress = 'ready';
  const turned = await site.visit(path, { as: administrator, form: { viec: 'mau' } });
  assert.equal(turned.location, '/dang-nhap');
  assert.deepEqual(used, ['sample']);
});

test('only an administrator comes to the settings', async () => {
  const officer = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
  assert.equal((await site.visit('/quan-tri/cai-dat', { as: officer })).status, 403);
});
