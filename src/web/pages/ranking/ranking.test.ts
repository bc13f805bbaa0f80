import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { recordRegisteredCount } from '#registry/index.ts';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let province: string;
let commune: string;
before(async () => {
  site = await openSite({ sample: true });
  const id = await site.provinceId();
  province = await site.signIn({ role: 'province', unitIds: [id], title: 'Sở KH&CN' });
  const { rows } = await site.pool.query<{ id: number }>(
    `select id from territory.unit where key = 'commune:05443@2025-07-01'`,
  );
  commune = await site.signIn({
    role: 'commune',
    unitIds: [rows[0]!.id],
    title: 'UBND phường Phan Đình Phùng',
  });
});
after(() => site[Symbol.asyncDispose]());

async function read(path: string, as = province): Promise<string> {
  const { status, body } = await site.visit(path, { as });
  assert.equal(status, 200, path);
  assertPage(body);
  return body;
}

const codesWithColour = (html: string) =>
  [...html.matchAll(/class="map-province map-step-\d"[^>]*data-code="(\d+)"/g)].map(([, code]) => code);

test('a province sees its own province coloured, all others hatched, and its communes beside the map', async () => {
  const html = await read('/xep-hang');
  assert.deepEqual(codesWithColour(html), ['19']);
  assert.equal([...html.matchAll(/map-province map-step-none/g)].length, 33);
  const text = readText(html);
  assert.match(text, /Tỉnh Thái Nguyên: 55 % \(225\/412 tên\)\. Chưa xếp hạng được đơn vị nào trong số 92\./);
  assert.match(text, /Phường Phan Đình Phùng67 %14\/21 tên12,5 %Phường/);
});

test('why nothing is ranked stands once above the table, with the figures of the rule', async () => {
  const html = await read('/xep-hang');
  const text = readText(html);
  assert.match(
    text,
    /Vì VNNIC mới đếm một phần của tỉnh: đã biết 412 trên 3\.295 tên \.vn VNNIC đếm ngày 31\/03\/2025 ở tỉnh Thái Nguyên trước 01\/07\/2025, bằng 12,5 %\. Xếp hạng cần số đếm của cả tỉnh và biết từ 50 % số ấy\. ⚠ Tính đến 24\/11\/2026/,
  );
  assert.match(text, /Đơn vịGiá trịTrênBao phủ phần đã đếm/);
  assert.ok(readLinks(html).some(({ href }) => href === '/quan-tri/gia-dinh/coverage.least-percent'));
});

test('a province that is not there, or that the post does not see, is not found', async () => {
  for (const query of ['?tinh=99', '?tinh=01', '?tinh=06', '?tinh=19%27', '?tinh=']) {
    for (const path of ['/xep-hang', '/xep-hang.csv']) {
      const { status, body } = await site.visit(path + query, { as: province });
      assert.equal(status, 404, path + query);
      assert.match(readText(body), /Không có trang này, hoặc nó nằm ngoài phạm vi/, path + query);
    }
  }
  const country = await site.signIn({ role: 'national', title: 'VNNIC' });
  assert.equal((await site.visit('/xep-hang?tinh=01', { as: country })).status, 200);
  assert.equal((await site.visit('/xep-hang?tinh=99', { as: country })).status, 404);
  assert.equal((await site.visit('/xep-hang?tinh=06&khung=63', { as: country })).status, 200);
});

test('the formula and what a rank needs stand on the page', async () => {
  const text = readText(await read('/xep-hang?chi-so=loi'));
  assert.match(text, /Tên có ít nhất một lỗi ÷ tên đã đo ít nhất một lần/);
  assert.match(text, /Đã đo từ 30 tên và biết từ 50 % số tên VNNIC đếm/);
});

test('Hoàng Sa and Trường Sa are on the map of either frame, for everybody', async () => {
  for (const path of ['/xep-hang', '/xep-hang?khung=63', '/xep-hang?lang=en']) {
    for (const as of [province, commune]) {
      const html = await read(path, as);
      assert.match(html, /Hoàng Sa/);
      assert.match(html, /Trường Sa/);
    }
  }
});

test('changing the map keeps indicator and month and goes to the same ground', async () => {
  const links = readLinks(await read('/xep-hang?chi-so=thu&thang=2026-10&tinh=19'));
  const other = links.find(({ text }) => text.startsWith('63 tỉnh'))!;
  assert.equal(other.href, '/xep-hang?chi-so=thu&thang=2026-10&tinh=19&khung=63');
  const back = readLinks(await read('/xep-hang?chi-so=thu&thang=2026-10&tinh=06&khung=63')).find(({ text }) =>
    text.startsWith('34 tỉnh'),
  )!;
  assert.equal(back.href, '/xep-hang?chi-so=thu&thang=2026-10&tinh=19');
});

test('on the old map the province of today’s name stands first and its rate per 1,000 people is there', async () => {
  const html = await read('/xep-hang?khung=63&chi-so=dang-ky');
  assert.match(readText(html), /Tỉnh Thái Nguyên: 2,4 \(3\.295 tên\/1\.350\.000 dân\)/);
  assert.deepEqual(codesWithColour(html), ['19']);
});

test('a commune sees its own figure, no rank among what it does not see, and is told so', async () => {
  const text = readText(await read('/xep-hang', commune));
  assert.match(text, /Đơn vị của anh chị \(1\)/);
  assert.match(text, /Phường Phan Đình Phùng67 %14\/21 tên/);
  assert.match(text, /Thứ hạng cần số liệu của các đơn vị khác/);
  assert.match(text, /số cả tỉnh nằm ngoài phạm vi nên bản đồ không tô màu/);
  assert.match(text, /Chưa xếp hạng được vì số VNNIC đếm của cả tỉnh nằm ngoài phạm vi của vị trí này\./);
  assert.doesNotMatch(text, /chưa có số VNNIC đếm/);
  assert.doesNotMatch(text, /Phường Tích Lương/);
});

test('the file has every unit with what its figure is', async () => {
  const { status, body, headers } = await site.visit('/xep-hang.csv?chi-so=tin-cay', { as: province });
  assert.equal(status, 200);
  assert.match(
    headers.get('content-disposition') ?? '',
    /"du-lieu-mau-xep-hang-names-trusted-19-2026-11-ban-do-34\.csv"/,
  );
  const lines = body.trimEnd().split('\r\n');
  assert.equal(lines.length, 93);
  assert.equal(
    lines.find((line) => line.includes('Phan Đình Phùng')),
    ',05443,Phường,Phan Đình Phùng,"0,6667",14,21,"12,5",Tỉnh Thái Nguyên (bản đồ 63 tỉnh),412,3295,31/03/2025,VNNIC mới đếm một phần của tỉnh,"Tin cậy, an toàn",Đo được,11/2026,24/11/2026,34,đếm,DỮ LIỆU MẪU',
  );
});

test('where enough is known a unit has its rank, and those with too few names say why they have none', async () => {
  await inTransaction(site.pool, async (trx) =>
    recordRegisteredCount(
      trx,
      {
        unitId: await site.provinceId(),
        zone: '',
        on: '2026-10-31',
        frame: '34',
        value: 500,
        document: 'Công văn thử',
      },
      'thử',
    ),
  );
  const country = await site.signIn({ role: 'national', title: 'VNNIC' });
  const html = await read('/xep-hang', country);
  assert.match(
    readText(html),
    /Đứng đầu là Tỉnh Thái Nguyên: 55 % \(225\/412 tên\)\. Xếp hạng được 1 trong số 34/,
  );
  assert.match(readText(html), /1Tỉnh Thái Nguyên55 %225\/412 tên82,4 %/);
  assert.match(
    readText(await read('/xep-hang?tinh=19', country)),
    /Chưa xếp hạng \(54\).*Vì có quá ít tên đã đo\. Xếp hạng cần từ 30 tên đã đo\./,
  );
});
