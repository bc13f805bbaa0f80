import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { actWords } from '#web/messages/audit.ts';
import { detailsTold, objectTold, referencesIn } from './told.ts';

const source = join(import.meta.dirname, '../../..');

test('an object is told by its kind and number, in both languages', () => {
  assert.equal(objectTold('post:4', 'vi'), 'vị trí 4');
  assert.equal(objectTold('domain:cafebalo.biz.vn', 'vi'), 'tên miền cafebalo.biz.vn');
  assert.equal(objectTold('post:4', 'en'), 'post 4');
  assert.equal(objectTold('ship:4', 'vi'), 'ship:4');
});

test('an object and what an entry refers to are called by their names where those are known', () => {
  assert.equal(objectTold('post:4', 'vi', 'Kế toán trưởng'), 'vị trí Kế toán trưởng');
  const details = { to: 'account:4', unitIds: [7, 8], rows: 7, filter: { grade: 'F' } };
  assert.deepEqual(referencesIn(details), ['account:4', 'unit:7', 'unit:8']);
  const names = new Map([
    ['account:4', 'Nguyễn Văn An'],
    ['unit:7', 'Phường Sông Công'],
  ]);
  assert.equal(
    detailsTold(details, 'vi', names),
    'cho: tài khoản Nguyễn Văn An, đơn vị: Phường Sông Công, 8, số dòng: 7, lọc: (grade: F)',
  );
});

test('details are told in words, with days, roles and references as people read them', () => {
  assert.equal(
    detailsTold({ from: null, to: 'account:4', on: '2026-11-24' }, 'vi'),
    'cho: tài khoản 4, ngày: 24/11/2026',
  );
  assert.equal(detailsTold({ role: 'auditor' }, 'vi'), 'vai trò: Kiểm toán');
  assert.equal(detailsTold({ act: 'post-made', rows: 1234 }, 'vi'), 'việc: Lập vị trí, số dòng: 1.234');
  assert.equal(detailsTold({ step: 'totp' }, 'en'), 'at: authenticator');
  assert.equal(detailsTold({ method: 'activation' }, 'vi'), 'cách: liên kết kích hoạt');
  assert.equal(detailsTold({ counts: { new: 2, rejected: 1 } }, 'vi'), 'số dòng: (mới: 2, bị loại: 1)');
});

test('every act that is written somewhere has its words', () => {
  const written = globSync('**/*.{ts,tsx}', { cwd: source })
    .filter((file) => !file.includes('.test.') && !file.startsWith('web/messages/'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      return [...text.matchAll(/(?:\baudit\(|\brecord\(\s*trx,|\bact:)\s*'([a-z]+(?:-[a-z]+)+)'/g)];
    })
    .map(([, act]) => act);
  assert.ok(written.length > 30, `${written.length} found`);
  assert.deepEqual(
    written.filter((act) => !Object.hasOwn(actWords.vi, act!)),
    [],
  );
});
