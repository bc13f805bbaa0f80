import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage } from '../../testing/assert-page.ts';
import { readWords } from '../../testing/read-words.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let auditor: string;

before(async () => {
  site = await openSite();
  auditor = await site.signIn({ role: 'auditor', name: 'Lê Thị Kiểm', title: 'Kiểm toán viên' });
});

after(() => site[Symbol.asyncDispose]());

const path = '/quan-tri/nhat-ky';

async function page(at: string): Promise<string> {
  const { status, body } = await site.visit(at, { as: auditor });
  assert.equal(status, 200);
  assertPage(body);
  return readWords(body);
}

test('entries are told in words and narrow by act and object', async () => {
  assert.match(await page(path), /3 24\/11\/2026 09:00 Bàn giao vị trí Hệ thống vị trí 1 /);
  const narrowed = await page(`${path}?viec=account-made`);
  assert.match(narrowed, /Lập tài khoản Hệ thống tài khoản 1/);
  assert.ok(!narrowed.includes('vị trí 1'));
  assert.match(await page(`${path}?doi-tuong=domain:`), /Không có mục nào như vậy/);
});

test('a file of it is an act of its own', async () => {
  const file = await site.visit(`${path}.csv?viec=post-made`, { as: auditor });
  assert.match(file.body, /post-made,Hệ thống,,post:1/);
  assert.match(await page(path), /Tải nhật ký Lê Thị Kiểm , Kiểm toán viên – việc: Lập vị trí, số dòng: 1/);
});

test('the chain is verified by a button, and a changed entry is named', async () => {
  const whole = await site.visit(path, { as: auditor, form: { viec: '' } });
  assert.equal(whole.status, 200);
  assertPage(whole.body);
  assert.match(readWords(whole.body), /Nhật ký nguyên vẹn 4 mục đều đúng như khi được ghi/);
  await site.pool.query('alter table identity.audit_entry disable trigger all');
  await site.pool.query(`update identity.audit_entry set object = 'account:99' where seq = 2`);
  await site.pool.query('alter table identity.audit_entry enable trigger all');
  const broken = await site.visit(path, { as: auditor, form: { viec: '' } });
  assert.match(
    readWords(broken.body),
    /Sai ở mục 2 Nội dung không khớp với mã băm của chính nó\. 1 mục trước đó đúng/,
  );
});

test('a province officer may not look', async () => {
  const officer = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
  assert.equal((await site.visit(path, { as: officer })).status, 403);
});
