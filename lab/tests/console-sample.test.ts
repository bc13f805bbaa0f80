/**
 * The first day with the sample in a real browser: from an empty folder to an officer at work, then what he does: brings a
 * list in, starts a run, finds a broken site and has it measured again when it is mended, enters VNNIC's count, looks at the
 * old map, takes the list of names along, and changes an assumption with a second person.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { type OpenBrowser, openBrowser } from '../browser.ts';
import { choosePlace, type Desk, type Place, startDesk } from '../console/desk.ts';
import { renewCertificate } from '../console/mend.ts';
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
  sitDown,
  waitFor,
} from '../console/person.ts';
import { until } from '../faults/until.ts';

/** In the lab, in no list, measured by no other test: its certificate ran out. */
const broken = 'het-han-chung-thu.vn';

let place: Place;
let desk: Desk;
let chromium: OpenBrowser;
let admin: Person;
let officer: Person;
/** A commune with names, on the map of today. */
let commune: { code: string; name: string; names: number };

before(async () => {
  place = await choosePlace();
  desk = await startDesk(place);
  chromium = await openBrowser();
});
after(async () => {
  await chromium?.[Symbol.asyncDispose]();
  await desk?.[Symbol.asyncDispose]();
  place?.[Symbol.dispose]();
});

test('from an empty folder to an officer at work on the sample', { timeout: 240_000 }, async (t) => {
  t.diagnostic(`from start to the printed link: ${desk.seconds.toFixed(1)} s`);
  admin = await sitDown(chromium.browser, { name: 'Lê Thị Minh', login: 'le.minh' });
  await open(admin, desk.setupLink);
  await press(admin, 'Nạp dữ liệu mẫu');
  assert.equal(await heading(admin), 'Đang nạp dữ liệu mẫu');
  await waitFor(admin, admin.page.getByRole('heading', { name: 'Tài khoản quản trị' }), 180);
  await admin.page.getByLabel('Họ tên').fill(admin.name);
  await admin.page.getByLabel('Tên đăng nhập').fill(admin.login);
  await admin.page.getByLabel('Mật khẩu').fill(admin.password);
  await press(admin, 'Tiếp tục');
  await connectApp(admin);
  assert.equal(await heading(admin), 'Vị trí đầu tiên');
  assert.equal(await admin.page.getByLabel('Họ tên người đó').isVisible(), false);
  await admin.page.getByLabel('Người khác').check();
  await admin.page.getByLabel('Họ tên người đó').fill('Nguyễn Văn Sơn');
  await admin.page.getByLabel('Tên đăng nhập của người đó').fill('nguyen.son');
  await press(admin, 'Tạo vị trí');
  const link = await admin.page.locator('.sheet-url').innerText();
  officer = await sitDown(chromium.browser, { name: 'Nguyễn Văn Sơn', login: 'nguyen.son' });
  await activate(officer, link);
  assert.equal(await part(officer), 'Hôm nay');
  assert.match(await officer.page.locator('body').innerText(), /Dữ liệu mẫu\./);
});

test('a list is checked, shown, and written only when he says so; the commune has its name at once', {
  timeout: 180_000,
}, async () => {
  commune = await someCommune();
  await open(officer, `${desk.origin}/hien-dien/${commune.code}`);
  assert.match(await reads(officer), new RegExp(`Trong ${commune.names} tên đã biết`));

  await follow(officer, 'Đối tượng & tên miền');
  await open(officer, `${desk.origin}/nhap`);
  await follow(officer, 'Nhập danh sách mới');
  await follow(officer, 'Tên miền');
  const day = officer.page.getByLabel('Danh sách là của ngày nào');
  const today = await day.inputValue();
  await day.fill('31/02/2026');
  await handIn('ten-mien.csv', listOf('Hộ kinh doanh Bún Cua Đêm'));
  assert.match(await reads(officer), /Chưa rõ danh sách là của ngày nào/);
  await day.fill(today);
  await press(officer, 'Kiểm tra lại');
  await waitFor(officer, officer.page.getByRole('button', { name: 'Nhập chính thức' }));
  assert.match(await reads(officer), /Sẽ thêm 1 dòng mới và cập nhật 0 dòng\./);
  assert.equal(await namesOf(broken), 0);
  await press(officer, 'Nhập chính thức');
  await waitFor(officer, officer.page.getByRole('heading', { name: 'Biên nhận' }));
  assert.equal(await namesOf(broken), 1);
  await until('the figures of the commune have the new name', async () => {
    await officer.page.goto(`${desk.origin}/hien-dien/${commune.code}`);
    return (await reads(officer)).includes(`Trong ${commune.names + 1} tên đã biết`);
  });
});

test('a list that says it is secret is refused before anything of it is kept', {
  timeout: 60_000,
}, async () => {
  await open(officer, `${desk.origin}/nhap/moi?loai=domains`);
  await handIn('DS ten mien (MẬT).csv', listOf('Hộ kinh doanh Khác'));
  assert.match(await officer.page.getByRole('alert').innerText(), /MẬT/);
  const kept = await desk.query('sample', 'select distinct file_name from registry.upload');
  assert.deepEqual(kept, [{ file_name: 'ten-mien.csv' }]);
});

test('a run is started in the browser and watched to its end', { timeout: 420_000 }, async (t) => {
  await open(officer, `${desk.origin}/quan-tri/luot-do`);
  const began = performance.now();
  await press(officer, 'Bắt đầu lượt đo');
  await waitFor(officer, officer.page.getByRole('heading', { name: /^Lượt số \d+ đang chạy$/ }));
  assert.match(await reads(officer), /\d+ \/ 4\d\d tên/);
  await waitFor(officer, officer.page.getByRole('heading', { name: 'Không có lượt nào đang chạy' }), 360);
  t.diagnostic(`the run took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const last = officer.page.locator('tbody tr').first();
  assert.match(await last.innerText(), /xong/i);
});

test('a broken site is found by its fault, its page says what to do, and mended it is measured again', {
  timeout: 180_000,
}, async () => {
  await open(officer, `${desk.origin}/hien-dien/${commune.code}/ten`);
  await follow(officer, /Lọc theo hiện diện/);
  await follow(officer, /Chứng thư còn hạn/);
  await follow(officer, broken);
  assert.match(await reads(officer), /Chưa đạt: Chứng thư còn hạn Chứng thư bảo mật của trang đã hết hạn/);

  await using _mended = await renewCertificate(broken);
  await press(officer, 'Đo lại ngay');
  assert.match(await heading(officer), /^Đo lại het-han/);
  await waitFor(officer, officer.page.getByText('Đã đo xong.'));
  const said = await reads(officer);
  assert.match(said, /Trước .+ Nay .+ Đã sửa được .*Chứng thư còn hạn/);
  await follow(officer, 'Xem trang của tên này');
  assert.doesNotMatch(await reads(officer), /Chưa đạt: Chứng thư còn hạn/);
});

test("VNNIC's 3.295 of old Thái Nguyên is entered, and a newer count moves the share that is known", {
  timeout: 120_000,
}, async () => {
  await enterCount('30/06/2025', '3.295', 'Công văn 101/VNNIC ngày 10/07/2025');
  assert.match(await reads(officer), /3\.295 tên đã đăng ký ở/);
  const share = async () => {
    await open(officer, `${desk.origin}/hien-dien/19?khung=63`);
    return /\((\d+,\d) % số VNNIC đếm/.exec((await reads(officer)).replaceAll('\u00a0', ' '))?.[1];
  };
  assert.equal(await share(), '12,5');
  await enterCount('30/06/2025', '3.400', 'Công văn 140/VNNIC ngày 20/08/2025');
  await until('the share that is known has followed', async () => (await share()) === '12,1');
});

test('the map of 63 provinces and back: the old communes, then the new ones', {
  timeout: 60_000,
}, async () => {
  await open(officer, `${desk.origin}/hien-dien/19`);
  assert.match(await reads(officer), /bản đồ 34 tỉnh/i);
  await follow(officer, '63 tỉnh (đến 30/06/2025)');
  assert.match(await reads(officer), /bản đồ 63 tỉnh/i);
  await follow(officer, '34 tỉnh (nay)');
  assert.match(await reads(officer), /bản đồ 34 tỉnh/i);
});

test('the list of names goes along as a file, and that it did is written down', {
  timeout: 60_000,
}, async () => {
  await open(officer, `${desk.origin}/hien-dien/19/ten`);
  const total = Number(/50 dòng đầu trong (\d+)/.exec(await reads(officer))?.[1]);
  const download = officer.page.waitForEvent('download');
  await officer.page.getByRole('link', { name: 'Tải CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  assert.ok(text.startsWith('\ufeff'), 'Excel reads Vietnamese only after the mark');
  assert.equal(text.trimEnd().split('\r\n').length, total + 1);
  const exported = await desk.query<{ rows: string }>(
    'sample',
    `select details ->> 'rows' as rows from identity.audit_entry where act = 'names-exported'`,
  );
  assert.deepEqual(exported, [{ rows: String(total) }]);
});

test('an assumption changes when a second person has seen every figure that changes with it', {
  timeout: 240_000,
}, async () => {
  const websites = async () => {
    await open(officer, `${desk.origin}/hien-dien/19`);
    return Number(/, (\d+) có trang web/.exec(await reads(officer))?.[1]);
  };
  const before = await websites();
  await open(officer, `${desk.origin}/quan-tri/gia-dinh/presence.website`);
  await follow(officer, 'Đề xuất giá trị khác');
  await officer.page.getByLabel('Trang tạm').check();
  await officer.page.getByLabel('Văn bản làm căn cứ').fill('Công văn 1234/SKHCN-CĐS ngày 20/11/2026');
  await officer.page.getByLabel('Lý do').fill('Trang tạm cũng là trang web.');
  await press(officer, 'Gửi đề xuất và tính trước');
  await waitFor(officer, officer.page.getByRole('heading', { name: 'Chờ người thứ hai' }));
  await waitFor(officer, officer.page.getByText('Trước và sau, từng số liệu'));
  const proposal = new URL(officer.page.url()).pathname;
  await open(officer, `${desk.origin}${proposal}/quyet-dinh`);
  assert.equal(new URL(officer.page.url()).pathname, proposal, 'whoever proposed is no second person');

  await open(admin, `${desk.origin}${proposal}`);
  await follow(admin, 'Xác nhận hoặc từ chối');
  assert.match(await reads(admin), /Nếu xác nhận: \d+ số liệu ở \d+ đơn vị đổi theo/);
  await press(admin, 'Tôi xác nhận');
  await waitFor(admin, admin.page.getByText('Số liệu đã theo giá trị mới lúc'));
  assert.ok((await websites()) > before, 'placeholders count as websites now');
});

test('after such a day the audit is whole and nothing was complained about', {
  timeout: 60_000,
}, async () => {
  assert.match(await desk.command(['audit', 'verify']), /\d+/);
  const rows = await desk.query<{ act: string }>(
    'sample',
    'select distinct act from identity.audit_entry order by act',
  );
  const acts = new Set(rows.map(({ act }) => act));
  for (const act of [
    'list-received',
    'list-checked-anew',
    'measurement-asked',
    'count-recorded',
    'names-exported',
  ])
    assert.ok(acts.has(act), `${act} is not among ${[...acts].join(', ')}`);
  assert.equal(desk.complaints, '');
});

async function someCommune(): Promise<{ code: string; name: string; names: number }> {
  const [found] = await desk.query<{ code: string; name: string; names: number }>(
    'sample',
    `select code.code, min(domain.name) as name, count(*)::int as names
     from registry.domain
     join territory.code on code.unit_id = domain.unit_id and code.preferred and code.valid @> current_date
     where length(code.code) = 5
     group by code.code
     order by count(*) desc, code.code
     offset 4
     limit 1`,
  );
  return found!;
}

function listOf(holder: string): string {
  const head = 'Tên miền,Chủ thể,Loại chủ thể,Địa chỉ,Mã xã';
  return `${head}\n${broken},${holder},hộ kinh doanh,"Số 8, tổ 2",${commune.code}\n`;
}

async function handIn(name: string, text: string): Promise<void> {
  const { page } = officer;
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
  await page.getByLabel('Tệp danh sách').setInputFiles(file);
  await page.getByLabel('Tệp này không chứa bí mật nhà nước').check();
  await press(officer, 'Gửi và kiểm tra');
}

async function namesOf(name: string): Promise<number> {
  const rows = await desk.query('sample', 'select from registry.domain where name = $1', [name]);
  return rows.length;
}

async function enterCount(day: string, value: string, document: string): Promise<void> {
  await open(officer, `${desk.origin}/so-dang-ky`);
  await follow(officer, 'Nhập một số');
  const { page } = officer;
  const unit = page.getByLabel('Đơn vị', { exact: true });
  const old = await unit.locator('option').filter({ hasText: 'Tỉnh Thái Nguyên (cũ)' }).getAttribute('value');
  await unit.selectOption(old);
  await page.getByLabel('Số tính đến ngày nào').fill(day);
  await page.getByLabel('Bản đồ 63 tỉnh').check();
  await page.getByLabel('Số tên đã đăng ký').fill(value);
  await page.getByLabel('Văn bản nêu số này').fill(document);
  await press(officer, 'Kiểm tra lại');
  assert.equal(await heading(officer), 'Kiểm tra lại trước khi ghi');
  await press(officer, 'Ghi số này');
}
