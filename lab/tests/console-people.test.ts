/**
 * People of an empty province in a real browser: the first administrator, accounts for every commune, one activated on a
 * phone inside Zalo, a post handed over, a passkey, the province's own sign-in, and the audit of all of it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayOf } from '#platform/day.ts';
import { startProvider, type TestProvider } from '../../src/identity/oidc/testing.ts';
import { type OpenBrowser, openBrowser } from '../browser.ts';
import { choosePlace, type Desk, type Place, startDesk } from '../console/desk.ts';
import { seriousOf } from '../console/look.ts';
import {
  activate,
  connectApp,
  follow,
  heading,
  open,
  type Person,
  part,
  press,
  reads,
  scan,
  signOut,
  sitDown,
} from '../console/person.ts';

let place: Place;
let desk: Desk;
let chromium: OpenBrowser;
let provider: TestProvider;
let admin: Person;
let officer: Person;
const post = { title: '', address: '' };

before(async () => {
  place = await choosePlace();
  provider = await startProvider({
    name: 'Cổng đăng nhập tỉnh',
    redirectUri: `${place.origin}/dang-nhap/tro-ve`,
  });
  const { issuer, clientId, clientSecret, name } = provider.settings;
  desk = await startDesk(place, {
    HIEN_DIEN_OIDC_ISSUER: issuer,
    HIEN_DIEN_OIDC_CLIENT_ID: clientId,
    HIEN_DIEN_OIDC_CLIENT_SECRET: clientSecret,
    HIEN_DIEN_OIDC_NAME: name,
  });
  chromium = await openBrowser();
});
after(async () => {
  await chromium?.[Symbol.asyncDispose]();
  await desk?.[Symbol.asyncDispose]();
  await provider?.[Symbol.asyncDispose]();
  place?.[Symbol.dispose]();
});

test('the printed link makes the first administrator, with an app connected by its QR code', {
  timeout: 120_000,
}, async () => {
  admin = await sitDown(chromium.browser, { name: 'Lê Thị Minh', login: 'le.minh' });
  await open(admin, desk.setupLink);
  assert.equal(await heading(admin), 'Bắt đầu');
  await follow(admin, 'Bắt đầu với tỉnh của tôi');
  await admin.page.getByLabel('Họ tên').fill(admin.name);
  await admin.page.getByLabel('Tên đăng nhập').fill(admin.login);
  await admin.page.getByLabel('Mật khẩu').fill(admin.password);
  await press(admin, 'Tiếp tục');
  await connectApp(admin);
  assert.equal(await heading(admin), 'Vị trí đầu tiên');
  await follow(admin, 'Để sau');
  assert.equal(await heading(admin), 'Tài khoản');
});

test('the printed link is good once', { timeout: 60_000 }, async () => {
  const other = await sitDown(chromium.browser, { name: 'Người lạ', login: 'la' });
  await open(other, desk.setupLink);
  assert.equal(await heading(other), 'Liên kết này không dùng được nữa');
  await other.context.close();
});

test('92 communes get their accounts in one go, each with a card to hand over', {
  timeout: 120_000,
}, async () => {
  await follow(admin, 'Tạo hàng loạt');
  await admin.page.getByLabel('Mỗi xã một tài khoản').check();
  await admin.page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Tỉnh Thái Nguyên' });
  await press(admin, 'Xem trước');
  assert.match(await reads(admin), /Tạo mới 92 tài khoản\./);
  await press(admin, 'Tạo và in 92 phiếu');
  assert.equal(await heading(admin), '92 phiếu kích hoạt');
  assert.equal(await admin.page.locator('.sheet').count(), 92);
  const links = await admin.page.locator('.sheet-url').allInnerTexts();
  assert.equal(new Set(links).size, 92);

  await open(admin, `${desk.origin}/quan-tri/tai-khoan/hang-loat`);
  await admin.page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Tỉnh Thái Nguyên' });
  await press(admin, 'Xem trước');
  assert.match(await reads(admin), /Tạo mới 0 tài khoản, cấp lại 92 liên kết\./);
});

test('a commune activates its account on a phone inside Zalo from the QR code of its card', {
  timeout: 120_000,
}, async () => {
  await open(admin, `${desk.origin}/quan-tri/tai-khoan/hang-loat`);
  await admin.page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Tỉnh Thái Nguyên' });
  await press(admin, 'Xem trước');
  await press(admin, 'Tạo và in 92 phiếu');
  const card = admin.page.locator('.sheet').first();
  post.title = await card.locator('.sheet-title').innerText();
  const link = await scan(card, `Mã QR kích hoạt của ${post.title}`);
  assert.equal(link, await card.locator('.sheet-url').innerText());

  officer = await sitDown(chromium.browser, { name: 'Hoàng Văn Páo', login: '', phone: true });
  await activate(officer, link);
  assert.equal(await part(officer), 'Hôm nay');
  assert.equal(officer.login, await card.locator('strong').innerText());
});

test('a post goes to a new person: whoever held it is out at once, the new one comes in', {
  timeout: 120_000,
}, async () => {
  await heldSinceLastWeek(post.title);
  await open(admin, `${desk.origin}/quan-tri/vi-tri`);
  await admin.page.getByLabel('Tìm theo tên vị trí').fill(post.title);
  await press(admin, 'Tìm');
  await follow(admin, post.title);
  post.address = admin.page.url();
  await follow(admin, 'Bàn giao');
  await admin.page.getByLabel('Người mới').check();
  await admin.page.getByLabel('Tên đăng nhập').fill('nong.ha');
  await admin.page.getByLabel('Họ tên').fill('Nông Thị Hà');
  await admin.page.getByLabel('Ghi chú (không bắt buộc)').fill('Quyết định 12/QĐ-UBND');
  await press(admin, 'Kiểm tra lại');
  assert.match(await reads(admin), /Người giữ hiện nay Hoàng Văn Páo Người nhận Nông Thị Hà \(nong\.ha\)/);
  await press(admin, 'Bàn giao');
  const link = await admin.page.locator('.sheet-url').innerText();

  await open(officer, `${desk.origin}/hien-dien`);
  assert.equal(new URL(officer.page.url()).pathname, '/dang-nhap');

  const next = await sitDown(chromium.browser, { name: 'Nông Thị Hà', login: 'nong.ha', phone: true });
  await activate(next, link);
  assert.equal(await part(next), 'Hôm nay');
  await open(admin, post.address);
  assert.match(await reads(admin), /Người giữ hôm nay Nông Thị Hà/);
  assert.match(await reads(admin), /Quyết định 12\/QĐ-UBND/);
  await next.context.close();
});

test('a passkey of the device lets in without password and code', { timeout: 120_000 }, async () => {
  const session = await admin.context.newCDPSession(admin.page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await open(admin, `${desk.origin}/toi/khoa`);
  await admin.page.getByLabel('Tên khóa').first().fill('Máy ở phòng làm việc');
  await press(admin, 'Thêm khóa trên thiết bị này');
  assert.match(await reads(admin), /Máy ở phòng làm việc/);
  await signOut(admin);
  assert.equal(await heading(admin), 'Đăng nhập');
  await press(admin, 'Đăng nhập bằng khóa truy cập');
  await admin.page.waitForURL((url) => url.pathname !== '/dang-nhap');
  assert.equal(await part(admin), 'Hôm nay');
});

test("the province's own sign-in lets in whoever linked his user there", {
  timeout: 120_000,
}, async () => {
  provider.answerAs('cb-0042');
  await open(admin, `${desk.origin}/toi`);
  await follow(admin, 'Gắn');
  assert.equal(new URL(admin.page.url()).pathname, '/toi');
  assert.match(await reads(admin), /Tài khoản Cổng đăng nhập tỉnh đã gắn ngày/);
  await signOut(admin);
  await follow(admin, 'Đăng nhập bằng Cổng đăng nhập tỉnh');
  assert.equal(await part(admin), 'Hôm nay');

  provider.answerAs('cb-9999');
  const stranger = await sitDown(chromium.browser, { name: 'Người lạ', login: 'la' });
  await open(stranger, `${desk.origin}/dang-nhap`);
  await follow(stranger, 'Đăng nhập bằng Cổng đăng nhập tỉnh');
  assert.equal(await heading(stranger), 'Chưa đăng nhập được');
  assert.deepEqual(await seriousOf(stranger.page), []);
  await stranger.context.close();
});

test('the audit holds every act of these people in an unbroken chain', { timeout: 60_000 }, async () => {
  assert.match(await desk.command(['audit', 'verify']), /\d+/);
  const rows = await desk.query<{ act: string; count: number }>(
    'main',
    'select act, count(*)::int as count from identity.audit_entry group by act order by act',
  );
  const acts = Object.fromEntries(rows.map(({ act, count }) => [act, count]));
  for (const act of ['account-made', 'post-handed-over', 'signed-in'])
    assert.ok(acts[act], `${act}: ${JSON.stringify(acts)}`);
});

test('Ctrl-C ends all of it within ten seconds and leaves no process behind', {
  timeout: 60_000,
}, async () => {
  const { code, seconds, left } = await desk.interrupt();
  assert.deepEqual([code, left], [0, []]);
  assert.ok(seconds < 10, `${seconds} s`);
});

/** Nobody hands a post over on the day he was given it, and this province was made today. */
async function heldSinceLastWeek(title: string): Promise<void> {
  const since = Temporal.PlainDate.from(dayOf(Temporal.Now.instant())).subtract({ days: 7 }).toString();
  await desk.query(
    'main',
    `update identity.tenure
     set valid = daterange($2, upper(valid))
     from identity.post
     where post.id = tenure.post_id and post.title = $1`,
    [title, since],
  );
}
