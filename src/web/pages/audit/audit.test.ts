import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { keepHead, readAuditKey } from '#identity/index.ts';
import { assertPage } from '../../testing/assert-page.ts';
import { readWords } from '../../testing/read-words.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let auditor: string;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hien-dien-audit-page-'));
  site = await openSite({ installation: { dataFolder: folder } });
  auditor = await site.signIn({ role: 'auditor', name: 'Lê Thị Kiểm', title: 'Kiểm toán viên' });
});

after(async () => {
  await site[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const path = '/quan-tri/nhat-ky';

async function page(at: string): Promise<string> {
  const { status, body } = await site.visit(at, { as: auditor });
  assert.equal(status, 200);
  assertPage(body);
  return readWords(body);
}

test('entries are told in words and narrow by act and object', async () => {
  assert.match(
    await page(path),
    /3 24\/11\/2026 09:00 Bàn giao vị trí Hệ thống vị trí Kiểm toán viên post:1 ngày: 24\/11\/2026, cho: tài khoản Lê Thị Kiểm/,
  );
  const narrowed = await page(`${path}?viec=account-made`);
  assert.match(narrowed, /Lập tài khoản Hệ thống tài khoản Lê Thị Kiểm account:1/);
  assert.ok(!narrowed.includes('post:1'));
  assert.match(await page(`${path}?doi-tuong=domain:`), /Không có mục nào như vậy/);
});

test('a file of it is an act of its own', async () => {
  const file = await site.visit(`${path}.csv?viec=post-made`, { as: auditor });
  assert.match(file.body, /post-made,Hệ thống,,post:1,vị trí Kiểm toán viên,/);
  assert.match(await page(path), /Tải nhật ký Lê Thị Kiểm , Kiểm toán viên – việc: Lập vị trí, số dòng: 1/);
});

test('the chain is verified by a button, and a changed entry is named', async () => {
  const whole = await site.visit(path, { as: auditor, form: { viec: '' } });
  assert.equal(whole.status, 200);
  assertPage(whole.body);
  assert.match(readWords(whole.body), /Nhật ký nguyên vẹn 4 mục đều đúng như khi được ghi/);
  assert.match(readWords(whole.body), /4 mục cuối \(24\/11\/2026 09:00\) chưa có chữ ký/);
  await keepHead(site.services.identity, { folder, key: readAuditKey(folder) });
  const signed = readWords((await site.visit(path, { as: auditor, form: { viec: '' } })).body);
  assert.match(signed, /Nhật ký nguyên vẹn 5 mục/);
  assert.match(signed, /Chữ ký mới nhất: ngày 24\/11\/2026, đến mục 5/);
  assert.doesNotMatch(signed, /chưa có chữ ký/);
  const head = readFileSync(join(folder, 'audit.head'));
  writeFileSync(join(folder, 'audit.head'), head.subarray(0, 60));
  const damaged = await site.visit(path, { as: auditor, form: { viec: '' } });
  assert.equal(damaged.status, 200);
  assertPage(damaged.body);
  assert.match(
    readWords(damaged.body),
    /Tệp chữ ký cuối nhật ký .* hỏng nên không biết nhật ký đã được ký đến đâu.* Nhật ký nguyên vẹn 6 mục/,
  );
  writeFileSync(join(folder, 'audit.head'), head);
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
