import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
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
  const nobody = readText(await get('/doi-tuong?tim=qqqqqq&loai=school'));
  assert.match(nobody, /Không có chủ thể nào khớp/);
  const anywhere = /Phải gõ ít nhất ba chữ cái hoặc chữ số mới tìm được cả ở giữa tên/;
  assert.doesNotMatch(nobody, anywhere);
  assert.match(readText(await get('/doi-tuong?tim=***')), anywhere);
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

test('a list that is marked secret or undeclared is refused before it is stored, whatever else is wrong', async () => {
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
  await refused(listForm(`TUYỆT MẬT\n${list}`, { ngay: '' }), /TUYỆT MẬT/);
  await refused(listForm('TUYỆT MẬT\nCột lạ,Cột hai\na,b\n'), /TUYỆT MẬT/);
  await refused(listForm(list, { ngay: '', 'khong-mat': '' }), /Trình duyệt không giữ lại tệp/);
  const empty = new FormData();
  empty.append('ngay', '31/02/2026');
  await refused(empty, /Hãy chọn tệp danh sách.*Hãy ghi ngày như 30\/06\/2026/);
  assert.equal(await stored(), before);
});

test('a wrong day, kind or column is put right on the page of the list, and the file is not asked for again', async () => {
  await site.pool.query(
    `insert into registry.column_profile (kind, name, mapping)
     values ('schools', 'của Sở GD', '{"name": "Mục một", "commune": "Mục hai", "province": "Mục ba"}')`,
  );
  const text = 'Mục một,Mục hai,Mục ba\nTHPT Bến Sửa,Võ Nhai,Thái Nguyên\n';
  const form = listForm(text, { loai: 'households', ngay: '31/02/2026' });
  const sent = await site.visit('/nhap/moi?loai=households', { as: province, form });
  assert.equal(sent.status, 302, readText(sent.body));
  const first = await get(sent.location);
  assert.match(readText(first), /chưa kiểm tra được.*Chưa rõ danh sách là của ngày nào/);
  assert.doesNotMatch(first, /http-equiv|type="file"/);
  assert.match(readText(await get('/nhap')), /truong\.csv ?hộ kinh doanh ?– ?[\d/: ]+ ?chờ anh chị sửa/);
  assert.match(
    readText(await get('/')),
    /Danh sách truong\.csv chưa đọc được, chờ anh chị sửa ngày hoặc loại/,
  );

  const again = (path: string, change: Record<string, string> = {}) =>
    site.visit(path, {
      as: province,
      form: { viec: 'lai', ngay: '30/6/2026', loai: 'households', tinh: '', cot: '', ...change },
    });
  const wrong = await again(sent.location, { ngay: '30/06/26' });
  assert.equal(wrong.status, 422);
  assertPage(wrong.body);
  assert.match(readText(wrong.body), /Hãy ghi ngày như 30\/06\/2026/);
  assert.match(wrong.body, /value="30\/06\/26"/);
  const ahead = await again(sent.location, { ngay: '31/12/2099' });
  assert.match(readText(ahead.body), /Danh sách không thể là của ngày 31\/12\/2099/);

  const second = (await again(sent.location)).location;
  assert.notEqual(second, sent.location);
  assert.match(readText(await comesTo(second, 'Để đến')), /không có cột .* của danh sách hộ kinh doanh/);
  assert.match(
    readText(await get(sent.location)),
    /Đã kiểm tra lại ?Tệp này được kiểm tra lại .*Xem danh sách số \d+/,
  );
  const third = (await again(second, { loai: 'schools' })).location;
  const columns = await comesTo(third, 'Để đến');
  assert.match(readText(columns), /không có cột .* của danh sách trường học/);
  assert.match(columns, /<option value="schools" selected="">/);
  const fourth = (await again(third, { loai: 'schools', cot: 'của Sở GD' })).location;
  assert.match(readText(await comesTo(fourth, 'Ghi vào sổ?')), /Sẽ thêm 1 dòng mới/);
  await site.visit(fourth, { as: province, form: { viec: 'ghi' } });
  assert.match(readText(await comesTo(fourth, 'Biên nhận')), /của ngày 30\/06\/2026/);
  const { rows } = await site.pool.query('select from registry.upload_file');
  assert.equal(rows.length, 0);
  assert.deepEqual(
    (await entries('list-checked-anew')).map(({ object, details }) => [object, details.from]),
    [
      [`upload:${second.slice(6)}`, `upload:${sent.location.slice(6)}`],
      [`upload:${third.slice(6)}`, `upload:${second.slice(6)}`],
      [`upload:${fourth.slice(6)}`, `upload:${third.slice(6)}`],
    ],
  );
});

test('who has two provinces puts a list of one right: it is shown to the other no more than before', async () => {
  const { rows } = await site.pool.query<{ id: number }>(
    `select unit.id
     from territory.unit
     join territory.code on code.unit_id = unit.id and code.code = '01' and code.preferred and code.valid @> current_date
     where unit.level = 'province'`,
  );
  const other = rows[0]!.id;
  const elsewhere = await site.signIn({ role: 'province', unitIds: [other] });
  const both = await site.signIn({ role: 'province', unitIds: [other, await site.provinceId()] });
  const form = listForm(list.replace('Bến Thử', 'Bến Hai Tỉnh'), { ngay: '' });
  const { location } = await site.visit('/nhap/moi?loai=schools', { as: province, form });
  assert.equal((await site.visit(location, { as: elsewhere })).status, 404);
  const again = await site.visit(location, {
    as: both,
    form: { viec: 'lai', ngay: '30/6/2026', loai: 'schools', tinh: '', cot: '' },
  });
  await comesTo(again.location, 'Ghi vào sổ?');
  for (const path of ['', '/dong-loi.csv']) {
    assert.equal((await site.visit(`${again.location}${path}`, { as: elsewhere })).status, 404);
  }
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

test('a day that may be wrong is said before a list is written, and another is tried without the file', async () => {
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
  assert.match(await get(location), /<details><summary>Kiểm tra lại với ngày hoặc loại khác/);
  const right = await site.visit(location, {
    as: province,
    form: { viec: 'lai', ngay: '31/03/2026', loai: 'schools', tinh: '' },
  });
  assert.doesNotMatch(readText(await comesTo(right.location, 'Ghi vào sổ?')), /Tên tệp ghi/);
  await site.visit(right.location, { as: province, form: { viec: 'ghi' } });
  assert.match(readText(await comesTo(right.location, 'Biên nhận')), /của ngày 31\/03\/2026/);
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
  assert.match(readText(wrong.body), /Bản đồ 34 tỉnh chỉ có từ 01\/07\/2025/);
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

test('what the list shows goes along as a file, with no more of a code than the page has, and it is written down', async () => {
  const csv = await site.visit('/doi-tuong.csv?loai=household', { as: commune });
  assert.equal(csv.status, 200);
  assert.equal(
    csv.headers.get('content-disposition'),
    'attachment; filename="du-lieu-mau-chu-the-2026-11-24.csv"',
  );
  const [head, ...lines] = csv.body
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  assert.equal(head, 'Tên,Loại,Nơi,Tình trạng,Mã,Tên miền đang giữ');
  const row = lines.find((line) => line.startsWith(`${inside.name},`));
  assert.match(row ?? '', /,hộ kinh doanh,[^,]+,đang hoạt động,••••\d{4},[^,]+\.vn$/);
  assert.ok(!csv.body.includes(outside.name) && !csv.body.includes(inside.address));
  const found = await site.visit(`/doi-tuong.csv?tim=${encodeURIComponent(inside.name)}`, { as: commune });
  const exported = await entries('subjects-exported');
  assert.deepEqual(
    exported.map(({ details }) => ({ ...details, sha256: null })),
    [
      { filter: { kind: 'household' }, rows: lines.length, complete: true, sha256: null },
      { filter: { find: 'letters' }, rows: 1, complete: true, sha256: null },
    ],
  );
  assert.equal(
    exported[1]?.details.sha256,
    createHash('sha256')
      .update(`\ufeff${found.body.replace(/^\ufeff/, '')}`)
      .digest('hex'),
  );
  const whole = await site.visit('/doi-tuong.csv?tim=019201000734', { as: commune });
  assert.equal(whole.location, '/doi-tuong.csv?tim=0734&ma=1');
});

test('a file of subjects ends where the list ends counting and says so; no cell of it is a formula', async () => {
  await site.pool.query(
    `insert into registry.subject (kind, name, unit_id, legal_basis)
     select 'school', '=1+1 Trường ' || i, unit_id, 'public-register'
     from generate_series(1, 2001) i, registry.subject
     where subject.id = $1`,
    [inside.id],
  );
  const page = await get('/doi-tuong?loai=school&tim=%3D1%2B1');
  assert.match(readText(page), /50 dòng đầu trong hơn .* Tệp CSV có nhiều nhất 2\.000 dòng đầu\./);
  const link = readLinks(page).find(({ text }) => text === 'Tải CSV')?.href;
  const csv = await site.visit(link!, { as: province });
  assert.match(csv.headers.get('content-disposition')!, /-2000-dong-dau\.csv"$/);
  const lines = csv.body.trimEnd().split('\r\n');
  assert.equal(lines.length, 2_001);
  assert.ok(lines.slice(1).every((line) => line.startsWith("'=1+1 ")));
  const last = (await entries('subjects-exported')).at(-1);
  assert.deepEqual([last?.details.rows, last?.details.complete], [2_000, false]);
});

test('whoever signed in long ago proves once more who asks before a file that names persons is made', async () => {
  const long = async (role: 'province' | 'administrator') => {
    const as = await site.signIn({ role, unitIds: [await site.provinceId()] });
    await site.pool.query(
      `update identity.session set authenticated_at = authenticated_at - interval '2 hours'
       where id = (select max(id) from identity.session)`,
    );
    return as;
  };
  const officer = await long('province');
  const administrator = await long('administrator');
  const files = [
    ['/doi-tuong.csv?loai=school', '/doi-tuong?loai=school', officer],
    ['/hien-dien/19/ten.csv?loi=W6', '/hien-dien/19/ten?loi=W6', officer],
    ['/nhap/1/dong-loi.csv', '/nhap/1', officer],
    ['/quan-tri/tai-khoan.csv', '/quan-tri/tai-khoan', administrator],
    ['/quan-tri/nhat-ky.csv?viec=post-made', '/quan-tri/nhat-ky?viec=post-made', administrator],
  ] as const;
  for (const [file, back, as] of files) {
    const { status, location } = await site.visit(file, { as });
    assert.deepEqual([status, location], [302, `/xac-nhan-lai?ve=${encodeURIComponent(back)}`], file);
  }
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
