import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskNumbers } from './mask-numbers.ts';

test('an identity code keeps its last four digits, however it is spaced', () => {
  assert.equal(maskNumbers('CCCD 033177011448'), 'CCCD ••••••••1448');
  assert.equal(maskNumbers('Bà Lan (033 177 011448), xóm 4'), 'Bà Lan (••• ••• ••1448), xóm 4');
  assert.equal(maskNumbers('CMND:090.123.456'), 'CMND:•••.••3.456');
  assert.equal(maskNumbers('8001234567-001'), '•••••••••7-001');
  assert.equal(maskNumbers('０３３１７７０１１４４８'), '••••••••１４４８');
});

test('two codes side by side are both hidden', () => {
  assert.equal(maskNumbers('033177011448 090123456'), '•••••••••••• •••••3456');
});

test('house numbers, years, days and codes of places are left as they are', () => {
  for (const text of ['Số 12 ngõ 345, tổ 6', '05/01/2026 14:30', '2026-01-05', 'Xã 05443', 'quán 24/7', ''])
    assert.equal(maskNumbers(text), text);
});
