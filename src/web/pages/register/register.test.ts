import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testMeans } from '../../../identity/testing.ts';
import { serveUploads } from '../../../registry/uploads/testing/desk.ts';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site, sampleNow } from '../../testing/site.ts';

let site: Site;
let province: string;
let commune: string;
/** A household business of the commune that holds a name, and a subject of another commune. */
let inside: { id: number; name: string; address: string };
let outside: { id: number; name: string };
let serving: AsyncDisposable;

before(async () => {
  site = await openSite({ sample: true });
  const provinceId = await site.provinceId();
  const { rows } = await site.pool.query<typeof inside & { unitId: number }>(
    `select subject.id, subject.name, subject.address, subject.unit_id as "unitId"
     from registry.subject
     join registry.holding on holding.subject_id = subject.id
     where subject.kind = 'household' and subject.address <> '' and subject.unit_id <> $1
     order by subject.id
     limit 1`,
    [provinceId],
  );
  inside = rows[0]!;
  const others = await site.pool.query<typeof outside>(
    'select id, name from registry.subject where unit_id not in ($1, $2) order by id limit 1',
    [rows[0]!.unitId, provinceId],
  );
  outside = others.rows[0]!;
  province = await site.signIn({ role: 'province', unitIds: [provinceId] });
  commune = await site.signIn({ role: 'commune', unitIds: [rows[0]!.unitId], title: 'Cán bộ xã' });
  serving = serveUploads(site.database.target, {
    secret: () => Promise.resolve(testMeans.key),
    clock: { now: () => sampleNow },
  });
});
after(async () => {
  await serving[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function get(path: string, as = province): Promise<string> {
  const { status, body } = await site.visit(path, { as });
  assert.equal(status, 200, `${path}: ${readText(body)}`);
  assertPage(body);
  return body;
}

async function entries(act: string): Promise<{ object: string; details: Record<string, unknown> }[]> {
  const { rows } = await site.pool.query(
    'select object, details from identity.audit_entry where act = $1 order by seq',
    [act],
  );
  return rows as { object: string; details: Record<string, unknown> }[];
}

/** Looks at a list again and again, as its page does, at most half a minute. */
async function comesTo(path: string, words: string): Promise<string> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const body = await get(path);
    if (readText(body).includes(words)) return body;
    if (performance.now() > deadline) throw new Error(`${path} never says "${words}": ${readText(body)}`);
    await new Promise((soon) => setTimeout(soon, 100));
  }
}

function listForm(text: string, change: Record<string, string> = {}, fileName = 'truong.csv'): FormData {
  const form = new FormData();
  const values = { loai: 'schools', ngay: '30/06/2026', tinh: '', 'khong-mat': 'on', ...change };
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  form.append('tep', new Blob([text]), fileName);
  return form;
}

const list = `Tên trường,Xã,Tỉnh,Địa chỉ
THPT Bến Thử,Võ Nhai,Thái Nguyên,Xóm 1
,Võ Nhai,Thái Nguyên,Xóm 2
`;

test('a subject is found by its name without marks, by the last four of its code, by a name it holds', async () => {
  const page = readText(await get('/doi-tuong'));
  assert.match(page, /50 dòng đầu trong 1\.852/);
  assert.match(page, /Chờ xem xét: 23/);
  const plain = inside.name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  assert.match(readText(await get(`/doi-tuong?tim=${encodeURIComponent(plain)}`)), new RegExp(inside.name));
  const { rows } = await site.pool.query<{ last4: string; domain: string }>(
    `select subject.code_last4 as last4, domain.name as domain
     from registry.subject
     join registry.holding on holding.subject_id = subject.id
     join registry.domain on domain.id = holding.domain_id
     where subject.id = $1`,
    [inside.id],
  );
  for (const find of [rows[0]!.last4, rows[0]!.domain]) {
    const links = readLinks(await get(`/doi-tuong?tim=${find}`));
    assert.ok(
      links.some(({ href }) => href === `/doi-tuong/${inside.id}`),
      `by ${find}`,
    );
  }
  assert.match(
    readText(await get('/doi-tuong?tim=khong-co.vn')),
    /Chưa danh sách nào cho biết ai giữ tên này/,
  );
  assert.match(readText(await get('/doi-tuong?tim=qqqqqq&loai=school')), /Không có chủ thể nào khớp/);
});

test('a whole identity code does not stay in the address', async () => {
  const { status, location } = await site.visit('/doi-tuong?tim=019201000734', { as: province });
  assert.equal(status, 302);
  assert.equal(location, '/doi-tuong?tim=0734&ma=1');
});

test('a commune officer sees the subjects of his commune and none elsewhere', async () => {
  assert.match(readText(await get(`/doi-tuong/${inside.id}`, commune)), new RegExp(inside.name));
  assert.equal((await site.visit(`/doi-tuong/${outside.id}`, { as: commune })).status, 404);
  const found = readText(await get(`/doi-tuong?tim=${encodeURIComponent(outside.name)}`, commune));
  assert.match(found, /Không có chủ thể nào khớp/);
  for (const path of ['/nhap', '/nhap/moi', '/xem-xet', '/xem-xet/1', '/so-dang-ky', '/so-dang-ky/moi'])
    assert.equal((await site.visit(path, { as: commune })).status, 403, path);
  assert.doesNotMatch(readText(await get('/doi-tuong', commune)), /Nhập danh sách/);
});

test('the address of a household is hidden until it is asked for, and then who asked is recorded', async () => {
  const path = `/doi-tuong/${inside.id}`;
  assert.ok(!readText(await get(path)).includes(inside.address));
  const shown = await site.visit(path, { as: commune, form: {} });
  assert.equal(shown.status, 200);
  assertPage(shown.body);
  assert.ok(readText(shown.body).includes(inside.address));
  assert.deepEqual(await entries('address-revealed'), [
    { object: `subject:${inside.id}`, details: { kind: 'household' } },
  ]);
});

test('a list is checked, shown, written once however often it is sent off, and ends in a receipt', async () => {
  for (const kind of ['schools', 'households', 'registered-counts']) await get(`/nhap/moi?loai=${kind}`);
  await get('/nhap/moi');
  const sent = await site.visit('/nhap/moi?loai=schools', { as: province, form: listForm(list) });
  assert.equal(sent.status, 302, readText(sent.body));
  const path = sent.location;
  const checked = readText(await comesTo(path, 'Ghi vào sổ?'));
  assert.match(checked, /Sẽ thêm 1 dòng mới và cập nhật 0 dòng/);
  assert.match(checked, /Dòng 3 ?Tên trường ?ô bắt buộc bị trống/);
  const csv = await site.visit(`${path}/dong-loi.csv`, { as: province });
  assert.match(csv.body, /3,Bị loại,Tên trường,ô bắt buộc bị trống/);
  const [first, second] = await Promise.all([
    site.visit(path, { as: province, form: { viec: 'ghi' } }),
    site.visit(path, { as: province, form: { viec: 'ghi' } }),
  ]);
  assert.deepEqual([first.status, second.status].sort(), [302, 422]);
  const receipt = readText(await comesTo(path, 'Biên nhận'));
  assert.match(receipt, /DS-\d+/);
  assert.match(receipt, /Người ghi ?Nguyễn Thị Hà/);
  const { rows } = await site.pool.query(
    `select count(*) as n from registry.subject where name = 'THPT Bến Thử'`,
  );
  assert.deepEqual(rows, [{ n: 1 }]);
  assert.equal((await entries('list-received')).length, 1);
  assert.equal((await entries('list-agreed')).length, 1);
  assert.equal((await entries('list-rows-exported')).length, 1);
  assert.match(readText(await get('/nhap')), /truong\.csv ?trường học ?30\/06\/2026/);
});

test('a list that is marked secret, undeclared or without its columns is refused before it is stored', async () => {
  const stored = async () => (await site.pool.query('select id from registry.upload')).rowCount;
  const before = await stored();
  const refused = async (form: FormData, words: RegExp) => {
    const { status, body } = await site.visit('/nhap/moi?loai=schools', { as: province, form });
    assert.equal(status, 422);
    assertPage(body);
    assert.match(readText(body), words);
    return body;
  };
  await refused(listForm(`TUYỆT MẬT\n${list}`), /TUYỆT MẬT/);
  await refused(listForm(list, {}, 'DS trường (MẬT).csv'), /MẬT/);
  await refused(listForm(list, { 'khong-mat': '' }), /chưa có xác nhận rằng tệp không chứa bí mật nhà nước/);
  await refused(listForm(list, { ngay: '31/02/2026' }), /Hãy ghi ngày như 30\/06\/2026/);
  await site.pool.query(
    `insert into registry.column_profile (kind, name, mapping) values ('schools', 'của Sở GD', '{"name": "Đơn vị"}')`,
  );
  const strange = readText(await refused(listForm('Cột lạ,Cột hai\na,b\n'), /Cột lạ/));
  assert.match(strange, /chọn một cấu hình đã lưu/);
  assert.match(strange, /của Sở GD/);
  assert.equal(await stored(), before);
});

test('the very file that was imported is known again: there is nothing to write', async () => {
  const text = list.replace('Bến Thử', 'Bến Lại');
  const send = () => site.visit('/nhap/moi?loai=schools', { as: province, form: listForm(text) });
  const first = (await send()).location;
  await comesTo(first, 'Ghi vào sổ?');
  await site.visit(first, { as: province, form: { viec: 'ghi' } });
  await comesTo(first, 'Biên nhận');
  const again = (await send()).location;
  const told = readText(await comesTo(again, 'Chính tệp này đã được nhập'));
  assert.doesNotMatch(told, /Nhập chính thức/);
  assert.equal((await site.visit(again, { as: province, form: { viec: 'ghi' } })).status, 422);
});

test("a day that may be wrong is said before a list is written; one that has not come is the form's", async () => {
  const ahead = await site.visit('/nhap/moi?loai=schools', {
    as: province,
    form: listForm(list, { ngay: '31/12/2099' }),
  });
  assert.equal(ahead.status, 422);
  assert.match(readText(ahead.body), /Danh sách không thể là của ngày 31\/12\/2099/);
  const text = list.replace('Bến Thử', 'Bến Ngày');
  const { location } = await site.visit('/nhap/moi?loai=schools', {
    as: province,
    form: listForm(text, {}, 'trường 31-03-2026.csv'),
  });
  const checked = readText(await comesTo(location, 'Ghi vào sổ?'));
  assert.match(
    checked,
    /Xem lại ngày của danh sách ?Tên tệp ghi ngày 31\/03\/2026, còn danh sách được nhập với ngày 30\/06\/2026\. ?.*Nếu ngày 30\/06\/2026 đúng thì anh chị cứ tiếp tục/,
  );
  assert.match(readText(await get(`${location}?lang=en`)), /The file's name says 31 Mar 2026/);
  await site.visit(location, { as: province, form: { viec: 'ghi' } });
  assert.doesNotMatch(await comesTo(location, 'Biên nhận'), /Xem lại ngày/);
});

test('a list that was checked can be taken back', async () => {
  const text = list.replace('Bến Thử', 'Bến Bỏ');
  const { location } = await site.visit('/nhap/moi?loai=schools', { as: province, form: listForm(text) });
  await comesTo(location, 'Ghi vào sổ?');
  await site.visit(location, { as: province, form: { viec: 'bo' } });
  assert.match(readText(await get(location)), /Đã bỏ/);
  assert.equal((await entries('list-withdrawn')).length, 1);
});

test('a question of the queue is answered and leads to the next; without an answer it says so', async () => {
  const queue = await get('/xem-xet');
  const path = readLinks(queue).find(({ href }) => /^\/xem-xet\/\d+$/.test(href))!.href;
  const question = await get(path);
  assert.match(readText(question), /Xã cũ đã chia, nay thuộc xã nào\?/);
  const none = await site.visit(path, { as: province, form: {} });
  assert.equal(none.status, 422);
  assertPage(none.body);
  assert.match(readText(none.body), /Hãy chọn một câu trả lời/);
  const choice = /value="(unit:\d+)"/.exec(question)![1]!;
  const decided = await site.visit(path, { as: province, form: { chon: choice } });
  assert.match(decided.location, /^\/xem-xet\/\d+\?xong=1$/);
  assert.match(readText(await get(decided.location)), /Đã ghi quyết định/);
  assert.match(readText(await get(path)), /đã được Nguyễn Thị Hà quyết định/);
  const twice = await site.visit(path, { as: province, form: { chon: choice } });
  assert.equal(twice.status, 422);
  assert.equal((await entries('review-decided')).length, 1);
});

test('rows that may be somebody known stand beside them, with what differs marked', async () => {
  const { rows } = await site.pool.query<{ id: number }>(
    `insert into registry.review (import_id, line, kind, payload, candidates, about)
     select subject.import_id, 9001, 'which-subject',
       jsonb_build_object('kind', subject.kind, 'name', upper(subject.name), 'last4', '9999', 'address', 'Xóm Khác',
         'unitId', subject.unit_id),
       array[subject.id], 'test:which-subject'
     from registry.subject
     where subject.id = $1
     returning id`,
    [inside.id],
  );
  const body = await get(`/xem-xet/${rows[0]!.id}`);
  const text = readText(body);
  assert.match(text, /Dòng này là ai\?/);
  assert.match(text, /••••9999 ?••••\d{4} khác/);
  assert.ok(!text.includes('Xóm Khác') && !text.includes(inside.address));
  const skipped = await site.visit(`/xem-xet/${rows[0]!.id}`, { as: province, form: { chon: 'skip' } });
  assert.equal(skipped.location, '/xem-xet?xong=1');
});

test("VNNIC's 3.295 for old Thái Nguyên is typed in, checked, written once; a correction keeps the old row", async () => {
  const form = await get('/so-dang-ky/moi');
  const unit = /value="(\d+)">Tỉnh Thái Nguyên \(cũ\)/.exec(form)![1]!;
  const values = {
    'don-vi': unit,
    duoi: '',
    ngay: '31/12/2024',
    khung: '63',
    so: '3.295',
    'van-ban': 'Công văn 12',
  };
  const query = (change: Record<string, string> = {}) =>
    new URLSearchParams({ ...values, buoc: 'kiem', ...change }).toString();
  const wrong = await site.visit(`/so-dang-ky/moi?${query({ khung: '34', so: 'nhiều' })}`, { as: province });
  assert.equal(wrong.status, 422);
  assertPage(wrong.body);
  assert.match(readText(wrong.body), /Bản đồ 34 tỉnh chỉ có từ 01\/7\/2025/);
  assert.match(readText(wrong.body), /Hãy ghi một số nguyên như 3\.295/);
  assert.match(
    readText(await get(`/so-dang-ky/moi?${query()}`)),
    /Đã có số mới hơn \(3\.295, ngày 31\/03\/2025\)/,
  );
  const newer = readText(await get(`/so-dang-ky/moi?${query({ ngay: '30/06/2025', so: '1.000' })}`));
  assert.match(newer, /hiện nay ?\d+(,\d)?\s%/);
  assert.match(newer, /sau khi ghi ?\d+(,\d)?\s%/);

  const written = await site.visit('/so-dang-ky/moi', { as: province, form: values });
  assert.match(written.location, /^\/so-dang-ky\/\d+\?moi=1$/);
  assert.match(readText(await get(written.location)), /3\.295 tên đã đăng ký ở Tỉnh Thái Nguyên \(cũ\)/);
  const again = await site.visit('/so-dang-ky/moi', { as: province, form: values });
  assert.match(again.location, /\?trung=1$/);
  await site.visit('/so-dang-ky/moi', { as: province, form: { ...values, so: '3.259' } });
  assert.match(readText(await get('/so-dang-ky')), /3\.259/);
  assert.match(readText(await get('/so-dang-ky')), /3\.295 đã được sửa/);
  assert.equal((await entries('count-recorded')).length, 2);
  assert.match(readText(await get('/so-dang-ky')), /thiếu 12 trong 12 tháng/);
});

test('every page speaks English too', async () => {
  for (const path of [
    '/doi-tuong',
    `/doi-tuong/${inside.id}`,
    '/nhap',
    '/nhap/moi?loai=domains',
    '/xem-xet',
    '/so-dang-ky',
    '/so-dang-ky/moi',
  ]) {
    const body = await get(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
    assert.match(body, /<html lang="en">/);
  }
});
