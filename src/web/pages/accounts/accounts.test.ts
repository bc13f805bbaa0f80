import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let admin: string;
let provinceId: number;

before(async () => {
  site = await openSite();
  admin = await site.signIn({ role: 'administrator', title: 'Quản trị hệ thống', name: 'Trần Văn Quản' });
  provinceId = await site.provinceId();
});
after(() => site[Symbol.asyncDispose]());

const count = async (what: string) => {
  const { rows } = await site.pool.query<{ n: number }>(`select count(*) as n from ${what}`);
  return rows[0]!.n;
};

/** A form's hidden fields, as the browser would send them on. */
function hiddenOf(body: string): Record<string, string> {
  const inputs = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name, value]) => [name!, plain(value!)]));
}

const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

/** Addresses of activation in the letters of a page's cards. */
const linksOn = (body: string) => [...body.matchAll(/class="sheet-url">([^<]+)</g)].map(([, url]) => url!);

test('only an administrator sees accounts', async () => {
  const officer = await site.signIn({ role: 'province', unitIds: [provinceId] });
  assert.equal((await site.visit('/quan-tri/tai-khoan', { as: officer })).status, 403);
  assert.equal((await site.visit('/quan-tri/tai-khoan.csv', { as: officer })).status, 403);
  assert.equal((await site.visit('/quan-tri/tai-khoan')).location, '/dang-nhap?ve=%2Fquan-tri%2Ftai-khoan');
});

test('one account for each of 92 communes: first what would be, then eight cards a page, once', async () => {
  const path = '/quan-tri/tai-khoan/hang-loat';
  assertPage((await site.visit(path, { as: admin })).body);
  const before = await count('identity.account');
  const asked = await site.visit(path, { as: admin, form: { kieu: 'xa', tinh: String(provinceId) } });
  assertPage(asked.body);
  assert.match(readText(asked.body), /Tạo mới 92 tài khoản\./);
  assert.match(readText(asked.body), /50 dòng đầu trong 92/);
  assert.equal(await count('identity.account'), before, 'nothing is written by the rehearsal');

  const made = await site.visit('/quan-tri/tai-khoan/phieu', { as: admin, form: hiddenOf(asked.body) });
  assert.equal(made.status, 200);
  assert.equal(made.headers.get('cache-control'), 'no-store');
  assertPage((await site.visit('/quan-tri/tai-khoan/phieu', { as: admin })).body);
  assertPage(made.body);
  assert.equal(await count('identity.account'), before + 92);
  const links = linksOn(made.body);
  assert.equal(links.length, 92);
  assert.equal(new Set(links).size, 92);
  assert.match(readText(made.body), /Cán bộ xã Tân Cương\s*Tên đăng nhập: can-bo-xa-tan-cuong/);
  assert.match(readText(made.body), /Cán bộ phường Phan Đình Phùng/);
  assert.equal(made.body.split('<svg class="qr"').length - 1, 92);
  const opened = await site.visit(new URL(links[0]!).pathname);
  assert.match(readText(opened.body), /Anh chị được giao: Cán bộ/);

  const again = await site.visit(path, { as: admin, form: { kieu: 'xa', tinh: String(provinceId) } });
  assert.match(readText(again.body), /Tạo mới 0 tài khoản, cấp lại 92 liên kết\./);
});

test('a pasted list says of each row what will be, and the rows that cannot be used do not stop the others', async () => {
  const dan = [
    'Chức danh\tMã đơn vị\tHọ tên\tE-mail',
    'Chuyên viên Sở KH&CN\t19\tNguyễn Thị Hà\tha@thainguyen.gov.vn',
    'Cán bộ xã lạ\t99999\t\t',
    'Thanh tra Sở\t19\t\tkhông phải e-mail',
  ].join('\n');
  const asked = await site.visit('/quan-tri/tai-khoan/hang-loat', {
    as: admin,
    form: { kieu: 'danh-sach', dan },
  });
  assertPage(asked.body);
  const text = readText(asked.body);
  assert.match(text, /Tạo mới 1 tài khoản, không dùng được 2 dòng\./);
  assert.match(text, /Không có đơn vị nào mang mã “99999” trên bản đồ hôm nay\./);
  assert.match(text, /"không phải e-mail" không phải địa chỉ thư điện tử/);
  const made = await site.visit('/quan-tri/tai-khoan/phieu', { as: admin, form: hiddenOf(asked.body) });
  assert.match(readText(made.body), /1 phiếu kích hoạt.*Chuyên viên Sở KH&CN/);
});

test('a list without its headings is refused in a sentence that says what was met', async () => {
  const answer = await site.visit('/quan-tri/tai-khoan/hang-loat', {
    as: admin,
    form: { kieu: 'danh-sach', dan: 'Tên,Điện thoại\nHà,09' },
  });
  assert.equal(answer.status, 422);
  assertPage(answer.body);
  assert.match(readText(answer.body), /Các cột đã thấy: Tên, Điện thoại\./);
});

test('accounts are found by name without marks, by role and by status, in both languages', async () => {
  const found = await site.visit('/quan-tri/tai-khoan?tim=tran+van+quan', { as: admin });
  assertPage(found.body);
  assert.match(readText(found.body), /Trần Văn Quản.*1 dòng/s);
  const english = await site.visit('/quan-tri/tai-khoan?trang-thai=invited&lang=en', { as: admin });
  assertPage(english.body);
  assert.match(readText(english.body), /first 50 of 93/);
  const next = readLinks(english.body).find(({ text }) => text === 'Next page')!;
  assert.match(readText((await site.visit(next.href, { as: admin })).body), /Cán bộ xã/);
  const csv = await site.visit('/quan-tri/tai-khoan.csv?trang-thai=invited', { as: admin });
  assert.match(csv.body, /^Tên đăng nhập,Vị trí đang giữ,/);
  assert.doesNotMatch(csv.body, /Nguyễn Thị Hà|ha@thainguyen/);
});

test('one account is made with its post, and its link stands on the page that made it', async () => {
  const first = await site.visit('/quan-tri/tai-khoan/moi', { as: admin });
  assertPage(first.body);
  // No province stands chosen, lest a post see one that nobody meant.
  assert.match(first.body, /<select[^>]* name="tinh"[^>]*><option value="" selected="">–<\/option>/);
  const without = await site.visit('/quan-tri/tai-khoan/moi?vai-tro=auditor&tinh=', { as: admin });
  assertPage(without.body);
  assert.match(readText(without.body), /Hãy chọn tỉnh, thành phố\./);
  assert.match(readText(without.body), /Muốn người này đọc cả nhật ký thì chọn “Cả nước”/);
  const path = `/quan-tri/tai-khoan/moi?vai-tro=inspector&tinh=${provinceId}`;
  assertPage((await site.visit(path, { as: admin })).body);
  const form = { 'ten-vi-tri': 'Thanh tra viên', 'ho-ten': 'Lý Thị Mai', login: 'mai', email: '' };
  const made = await site.visit(path, { as: admin, form });
  assertPage(made.body);
  assert.equal(linksOn(made.body).length, 1);
  assert.match(
    readText(made.body),
    /Liên kết này chỉ hiện một lần.*Liên kết trên phiếu chỉ mở được trên máy này/s,
  );
  const taken = await site.visit(path, { as: admin, form });
  assert.equal(taken.status, 422);
  assertPage(taken.body);
  assert.match(readText(taken.body), /Tên đăng nhập "mai" đã có người dùng/);
  const communes = await site.visit(`/quan-tri/tai-khoan/moi?vai-tro=commune&tinh=${provinceId}`, {
    as: admin,
  });
  assertPage(communes.body);
  assert.match(communes.body, /<option value="\d+">Xã Tân Cương<\/option>/);
});

test('an account is suspended, resumed and closed, and nobody does it to himself', async () => {
  const officer = await site.signIn({ role: 'province', unitIds: [provinceId], name: 'Hoàng Văn Em' });
  const list = await site.visit('/quan-tri/tai-khoan?tim=hoang+van+em', { as: admin });
  const { href } = readLinks(list.body).find(({ text }) => text === 'Hoàng Văn Em')!;
  assertPage((await site.visit(href, { as: admin })).body);
  const recovery = await site.visit(href, { as: admin, form: { viec: 'khoi-phuc' } });
  assertPage(recovery.body);
  assert.equal(linksOn(recovery.body).length, 1);
  const act = (viec: string) => site.visit(href, { as: admin, form: { viec, 'ly-do': '' } });
  assert.equal((await act('tam-khoa')).location, href);
  assert.equal((await site.visit('/toi', { as: officer })).status, 302);
  assert.equal((await act('mo-lai')).location, href);
  assert.equal((await act('dong')).location, href);
  assert.match(readText((await site.visit(href, { as: admin })).body), /Đã đóng/);
  const own = await site.visit('/quan-tri/tai-khoan?tim=tran+van+quan', { as: admin });
  const self = readLinks(own.body).find(({ text }) => text === 'Trần Văn Quản')!.href;
  const refused = await site.visit(self, { as: admin, form: { viec: 'dong' } });
  assert.equal(refused.status, 422);
  assert.match(readText(refused.body), /Không ai tự làm việc này cho chính mình/);
});

test('a post is handed over on a date: checked first, then a receipt, and its history keeps both', async () => {
  await site.signIn({ role: 'province', unitIds: [provinceId], name: 'Đỗ Thị Cũ', title: 'Phó phòng' });
  await site.signIn({ role: 'province', unitIds: [provinceId], name: 'Vũ Văn Mới', title: 'Trưởng phòng' });
  const { rows } = await site.pool.query<{ login: string }>(
    `select login from identity.account where name = 'Vũ Văn Mới'`,
  );
  const posts = await site.visit('/quan-tri/vi-tri?tim=pho+phong', { as: admin });
  assertPage(posts.body);
  const { href } = readLinks(posts.body).find(({ text }) => text === 'Phó phòng')!;
  const path = `${href}/ban-giao`;
  assertPage((await site.visit(path, { as: admin })).body);
  const form = { ngay: '2026-12-01', cho: 'co', login: rows[0]!.login, 'ghi-chu': 'Quyết định 12/QĐ-UBND' };
  const early = await site.visit(path, { as: admin, form: { ...form, ngay: '2026-11-24' } });
  assert.equal(early.status, 422);
  assert.match(readText(early.body), /chỉ bàn giao được từ ngày hôm sau trở đi/);
  const checked = await site.visit(path, { as: admin, form });
  assertPage(checked.body);
  assert.match(readText(checked.body), /Người giữ hiện nayĐỗ Thị CũNgười nhậnVũ Văn Mới \(/);
  const done = await site.visit(path, { as: admin, form: hiddenOf(checked.body) });
  assert.equal(done.location, `${href}?da-giao`);
  const receipt = await site.visit(done.location, { as: admin });
  assertPage(receipt.body);
  const text = readText(receipt.body);
  assert.match(text, /Đã bàn giao cho Vũ Văn Mới từ ngày 01\/12\/2026\./);
  assert.match(text, /Đỗ Thị Cũ\s*24\/11\/2026\s*30\/11\/2026/);
  assert.equal((await site.visit(href, { as: admin, form: { viec: 'huy-ban-giao' } })).location, href);
  assert.equal((await site.visit(href, { as: admin, form: { viec: 'bai-bo', 'ly-do': '' } })).location, href);
  assert.match(readText((await site.visit(href, { as: admin })).body), /Đã bãi bỏ ngày 24\/11\/2026/);
});
