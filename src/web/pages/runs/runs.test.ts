import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage } from '../../testing/assert-page.ts';
import { carryOutOrders } from '../../testing/orders.ts';
import { readWords } from '../../testing/read-words.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let officer: string;

before(async () => {
  site = await openSite({ sample: true });
  officer = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
});

after(() => site[Symbol.asyncDispose]());

const path = '/quan-tri/luot-do';

async function page(at: string, as = officer): Promise<string> {
  const { status, body } = await site.visit(at, { as });
  assert.equal(status, 200);
  assertPage(body);
  return readWords(body);
}

test('past runs are told with why names were not measured', async () => {
  const text = await page(path);
  assert.match(text, /Không có lượt nào đang chạy/);
  assert.match(text, /22\/11\/2026 20:00 53 412 409 409 3 \(0,7 %\) xong dữ liệu mẫu/);
  assert.match(text, /trang chặn máy tự động 1/);
});

test('a run is ordered, planned by the program, shown with its share, and stopped', async () => {
  const started = await site.visit(path, { as: officer, form: { viec: 'bat-dau', ten: 'tat-ca' } });
  assert.equal(started.location, `${path}?viec=1`);
  assert.match(await page(started.location), /Đang lập lượt đo/);
  await carryOutOrders(site);
  const open = await page(started.location);
  assert.match(open, /Đã lập lượt số 54: 412 tên\./);
  assert.match(open, /Lượt số 54 đang chạy 0 % 0 \/ 412 tên, 0 %/);
  assert.match(await page('/'), /Đang đo: 0 %/);
  const again = await site.visit(path, { as: officer, form: { viec: 'bat-dau', ten: 'tat-ca' } });
  await carryOutOrders(site);
  assert.match(await page(again.location), /Chưa làm được Lượt đo số 54 đang chạy/);
  const stopped = await site.visit(path, { as: officer, form: { viec: 'dung' } });
  await carryOutOrders(site);
  assert.match(await page(stopped.location), /Lượt đo đã được dừng/);
  const { rows } = await site.pool.query<{ act: string; object: string }>(
    `select act, object from identity.audit_entry where act like 'run-%' order by seq`,
  );
  assert.deepEqual(rows, [
    { act: 'run-started', object: 'run:54' },
    { act: 'run-stopped', object: 'run:54' },
  ]);
});

test('an auditor sees runs and starts none; a commune officer sees none', async () => {
  const auditor = await site.signIn({ role: 'auditor' });
  assert.ok(!(await page(path, auditor)).includes('Bắt đầu lượt đo'));
  const tried = await site.visit(path, { as: auditor, form: { viec: 'bat-dau' } });
  assert.equal(tried.status, 403);
  const { rows } = await site.pool.query<{ id: number }>(
    'select unit_id as id from reporting.name_now limit 1',
  );
  const commune = await site.signIn({ role: 'commune', unitIds: [rows[0]!.id] });
  assert.equal((await site.visit(path, { as: commune })).status, 403);
});
