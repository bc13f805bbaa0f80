import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { applyConfirmed } from '#reporting/index.ts';
import { assertPage, readLinks } from '../../testing/assert-page.ts';
import { carryOutOrders } from '../../testing/orders.ts';
import { readWords } from '../../testing/read-words.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let proposer: string;
let second: string;
let commune: string;

before(async () => {
  site = await openSite({ sample: true });
  const provinceId = await site.provinceId();
  proposer = await site.signIn({ role: 'province', unitIds: [provinceId], name: 'Nguyễn Thị Hà' });
  second = await site.signIn({
    role: 'province',
    unitIds: [provinceId],
    name: 'Trần Văn Bình',
    title: 'Trưởng phòng',
  });
  const { rows } = await site.pool.query<{ id: number }>(
    'select unit_id as id from reporting.name_now where unit_id <> $1 limit 1',
    [provinceId],
  );
  commune = await site.signIn({ role: 'commune', unitIds: [rows[0]!.id] });
});

after(() => site[Symbol.asyncDispose]());

const register = '/quan-tri/gia-dinh';
const bearing = {
  nguon: 'Công văn của Sở',
  muc: 'official',
  'van-ban': 'CV 12/SKHCN',
  'ly-do': 'Hướng dẫn mới',
};

async function page(path: string, as: string): Promise<string> {
  const { status, body } = await site.visit(path, { as });
  assert.equal(status, 200, path);
  assertPage(body);
  return readWords(body);
}

async function propose(key: string, form: Record<string, string>): Promise<string> {
  const { status, location, body } = await site.visit(`${register}/${key}/de-xuat`, {
    as: proposer,
    form: { 'tu-ngay': '2026-11-01', cau: 'Nội dung mới', ...bearing, ...form },
  });
  assert.equal(status, 302, readWords(body));
  return location;
}

const withoutQuery = (path: string) => path.split('?')[0] ?? '';

test('the register tells every value in words with source and standing, and narrows to the unconfirmed', async () => {
  const all = await page(register, proposer);
  assert.match(all, /Tất cả \(36\)/);
  assert.match(all, /Đơn vị biết dưới 50 % số tên VNNIC đếm được thì không xếp hạng 50 %/);
  const open = await page(`${register}?hien=chua-xac-nhan`, proposer);
  assert.ok(!open.includes('Số liệu tháng gửi VNNIC chậm nhất ngày 25'));
  const csv = await site.visit(`${register}.csv`, { as: proposer });
  assert.match(csv.body, /\r\ncoverage\.least-percent,/);
});

test('a commune officer reads an assumption and is offered no change', async () => {
  const { body } = await site.visit(`${register}/coverage.least-percent`, { as: commune });
  assertPage(body);
  assert.ok(!readLinks(body).some(({ href }) => href.endsWith('/de-xuat')));
  assert.equal((await site.visit(`${register}/coverage.least-percent/de-xuat`, { as: commune })).status, 403);
});

test('a form with faults comes back with each beside its field and what was typed', async () => {
  const { status, body } = await site.visit(`${register}/coverage.least-percent/de-xuat`, {
    as: proposer,
    form: {
      'gia-tri': '140',
      'tu-ngay': '2026-11-24',
      cau: 'x',
      nguon: 'y',
      muc: 'inferred',
      'ly-do': '',
    },
  });
  assert.equal(status, 422);
  assertPage(body);
  const text = readWords(body);
  assert.match(text, /Số này phải từ 0 đến 100\./);
  assert.match(text, /Còn thiếu văn bản làm căn cứ/);
  assert.match(text, /Còn thiếu lý do/);
  assert.match(body, /value="140"/);
});

test('two people change what counts as a website, and the figures follow', async () => {
  const location = await propose('presence.website', {
    'gia-tri.website': 'on',
    'gia-tri.social-only': 'on',
  });
  const proposal = withoutQuery(location);
  const waiting = await site.visit(location, { as: proposer });
  assert.equal(waiting.headers.get('refresh'), '3');
  assertPage(waiting.body);
  assert.equal(await carryOutOrders(site), 1);

  const shown = await page(proposal, proposer);
  assert.match(shown, /Số liệu sẽ đổi 95 trên 6\.529 số liệu đã so, ở 22 đơn vị, tháng 11\/2026/);
  assert.match(shown, /Tỉnh Thái Nguyên Có trang web toàn bộ 11\/2026 274 \(67 %\) 287 \(70 %\)/);
  const csv = await site.visit(`${proposal}/so-lieu.csv`, { as: proposer });
  assert.equal(csv.body.trimEnd().split('\r\n').length, 96);

  // The same person is neither shown the form nor heard.
  assert.equal((await site.visit(`${proposal}/quyet-dinh`, { as: proposer })).location, proposal);
  const own = await site.visit(`${proposal}/quyet-dinh`, {
    as: proposer,
    form: { viec: 'xac-nhan', 'da-xem': '' },
  });
  assert.equal(own.status, 302); // its loader leads back, and so does what follows
  assert.match(await page(proposal, proposer), /không tự xác nhận được/);
  assert.equal(await carryOutOrders(site), 0);

  assert.match(await page('/', second), /1 giả định chờ người thứ hai xác nhận/);
  const form = await site.visit(`${proposal}/quyet-dinh`, { as: second });
  assertPage(form.body);
  const digest = /name="da-xem" value="([0-9a-f]+)"/.exec(form.body)?.[1] ?? '';
  const signed = await site.visit(`${proposal}/quyet-dinh`, {
    as: second,
    form: { viec: 'xac-nhan', 'da-xem': digest, 'y-kien': 'Đồng ý' },
  });
  assert.equal(signed.status, 302);
  const recording = await page(signed.location, second);
  assert.match(recording, /Đề xuất số \d+ · Đang ghi nhận xác nhận/);
  assert.doesNotMatch(recording, /Chờ người thứ hai/);
  assert.equal(await carryOutOrders(site), 1);
  const receipt = await page(signed.location, second);
  assert.match(
    receipt,
    /Đã ghi nhận: giả định nay là phiên bản 2\. Số liệu đã theo giá trị mới lúc 24\/11\/2026 09:00/,
  );
  const { rows } = await site.pool.query(
    `select numerator from reporting.cell
     where unit_id = $1 and period = '2026-11' and indicator = 'names-website' and slice = '' and frame = '34'`,
    [await site.provinceId()],
  );
  assert.deepEqual(rows, [{ numerator: 287 }]);
  assert.match(
    await page(`${register}/presence.website`, proposer),
    /2 Có trang web; Chỉ có trang.*Trưởng phòng \(Trần Văn Bình\)/,
  );
});

test('until the figures are counted by what was confirmed, the page says so and looks again', async () => {
  const { rows } = await site.pool.query<{ id: number; order: number }>(
    `select proposal.id, max(desk_order.id)::int as order
     from assumptions.proposal
     join platform.desk_order on (given ->> 'proposalId')::int = proposal.id and task = 'confirm-proposal'
     where version is not null
     group by proposal.id`,
  );
  const { id, order } = rows[0]!;
  const address = `${register}/de-xuat/${id}?viec=${order}`;
  // As a worker leaves it that is killed between the yes and the figures.
  await site.pool.query('update assumptions.proposal set applied_at = null where id = $1', [id]);
  const waiting = await site.visit(address, { as: second });
  assert.equal(waiting.headers.get('refresh'), '3');
  assertPage(waiting.body);
  assert.match(
    readWords(waiting.body),
    /nay là phiên bản 2\. Số liệu theo giá trị mới: đang được đếm lại, xong trong ít phút\./,
  );
  await applyConfirmed(site.pool, { now: site.services.now() });
  const counted = await site.visit(address, { as: second });
  assert.equal(counted.headers.get('refresh'), null);
  assert.match(readWords(counted.body), /Số liệu đã theo giá trị mới lúc 24\/11\/2026 09:00/);
});

test('what holds from a later day says the day and is not waited for', async () => {
  const location = await propose('measurement.every-days', { 'gia-tri': '5', 'tu-ngay': '2026-12-10' });
  await carryOutOrders(site);
  const proposal = withoutQuery(location);
  const form = await site.visit(`${proposal}/quyet-dinh`, { as: second });
  const digest = /name="da-xem" value="([0-9a-f]*)"/.exec(form.body)?.[1] ?? '';
  const signed = await site.visit(`${proposal}/quyet-dinh`, {
    as: second,
    form: { viec: 'xac-nhan', 'da-xem': digest, 'y-kien': '' },
  });
  await carryOutOrders(site);
  const receipt = await site.visit(signed.location, { as: second });
  assert.equal(receipt.headers.get('refresh'), null);
  assert.match(readWords(receipt.body), /Số liệu theo giá trị mới: từ ngày 10\/12\/2026\./);
});

test('a yes to figures that were not shown is refused in a sentence', async () => {
  const proposal = withoutQuery(await propose('coverage.least-percent', { 'gia-tri': '20' }));
  await carryOutOrders(site);
  const signed = await site.visit(`${proposal}/quyet-dinh`, {
    as: second,
    form: { viec: 'xac-nhan', 'da-xem': 'deadbeef', 'y-kien': '' },
  });
  await carryOutOrders(site);
  assert.match(await page(signed.location, second), /Chưa ghi nhận được Số liệu đã đổi từ lúc xem trước/);
  const unsaid = await site.visit(`${proposal}/quyet-dinh`, {
    as: second,
    form: { viec: 'tu-choi', 'vi-sao': '' },
  });
  assert.equal(unsaid.status, 422);
  assert.match(readWords(unsaid.body), /Còn thiếu lý do không đồng ý/);
  const refused = await site.visit(`${proposal}/quyet-dinh`, {
    as: second,
    form: { viec: 'tu-choi', 'vi-sao': 'Chưa có văn bản' },
  });
  assert.equal(refused.location, proposal);
  assert.match(await page(proposal, proposer), /Đã bị từ chối.*Ý kiến Chưa có văn bản/);
});

test('whoever proposed may withdraw, and nobody else', async () => {
  const proposal = withoutQuery(await propose('measurement.every-days', { 'gia-tri': '3' }));
  const other = await site.visit(proposal, { as: second, form: { viec: 'rut' } });
  assert.equal(other.status, 422);
  assert.equal((await site.visit(proposal, { as: proposer, form: { viec: 'rut' } })).location, proposal);
  assert.match(await page(proposal, second), /Người đề xuất đã rút/);
});

test('every step of it is in the audit', async () => {
  const { rows } = await site.pool.query<{ act: string }>(
    `select act from identity.audit_entry where act like 'assumption%' order by seq`,
  );
  assert.deepEqual(
    rows.map(({ act }) => act),
    [
      'assumption-proposed',
      'assumption-confirmed',
      'assumption-proposed',
      'assumption-confirmed',
      'assumption-proposed',
      'assumption-refused',
      'assumption-proposed',
      'assumption-withdrawn',
    ],
  );
});
