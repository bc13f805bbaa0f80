import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatBytes,
  formatDay,
  formatDecimal,
  formatDuration,
  formatInstant,
  formatInteger,
  formatShare,
  forTerminal,
} from './format.ts';

test('Vietnamese readers see 1.234,5 and dd/MM/yyyy in Vietnam time', () => {
  assert.equal(formatInteger(1234567, 'vi'), '1.234.567');
  assert.equal(formatDecimal(1234.56, 'vi'), '1.234,6');
  assert.equal(formatShare(1, 3, 'vi'), '33\u00a0%');
  assert.equal(formatShare(7, 1000, 'vi'), '0,7\u00a0%');
  assert.equal(formatShare(0, 0, 'vi'), '–');
  assert.equal(formatBytes(61_234_567, 'vi'), '61,2 MB');
  assert.equal(formatInstant('2026-11-22T18:04:00Z', 'vi'), '23/11/2026 01:04');
  assert.equal(formatDuration(38, 'vi'), '38 giây');
  assert.equal(formatDuration(720, 'vi'), '12 phút');
});

test('English readers see 1,234.5 and a month by name', () => {
  assert.equal(formatDecimal(1234.56, 'en'), '1,234.6');
  assert.equal(formatDay('2026-11-22T10:00:00Z', 'en'), '22 Nov 2026');
  assert.equal(formatInstant('not a time', 'en'), 'not a time');
});

test('what strangers wrote cannot colour, overwrite or turn round what stands on a terminal', () => {
  assert.equal(forTerminal('\u001b[2Kquán\r\n\u009b1m'), '\ufffd[2Kquán\ufffd\ufffd\ufffd1m');
  assert.equal(forTerminal('a\u202env.z\u2066\u2028'), 'a\ufffdnv.z\ufffd\ufffd');
});
