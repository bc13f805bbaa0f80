import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { IdentifierKind } from './identifier.ts';
import { parseIdentifier } from './parse.ts';
import { renderReason, renderWarning } from './words.ts';

function told(kind: IdentifierKind, cell: string): string {
  const read = parseIdentifier(kind, cell);
  return read.ok
    ? read.warnings.map((warning) => renderWarning(warning, 'vi')).join('; ')
    : renderReason(read, 'vi');
}

test('an officer reads what was met and what to do', () => {
  assert.equal(
    told('enterprise', '01001091'),
    'có 8 chữ số; mã số thuế (mã số doanh nghiệp) có 10 chữ số, chi nhánh thêm 3',
  );
  assert.equal(
    told('enterprise', '0100109107'),
    'chữ số kiểm tra không khớp: có thể gõ nhầm một chữ số; hãy so lại với giấy chứng nhận đăng ký',
  );
  assert.equal(told('household', '33177011448'), 'đã thêm lại số 0 ở đầu mà Excel bỏ mất');
});

test('whatever stands in a cell, the answer is a reading or a sentence, and never repeats the digits', () => {
  const kinds: IdentifierKind[] = ['enterprise', 'household', 'person', 'phone'];
  const cells = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[0-9 .,'E+-]{0,24}$/),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), cells, (kind, cell) => {
      const read = parseIdentifier(kind, cell);
      if (read.ok) return read.normal !== '' && read.last4.length === 4;
      const sentence = renderReason(read, 'en');
      const longest = cell.match(/\d{5,}/g) ?? [];
      return sentence !== '' && longest.every((digits) => !sentence.includes(digits));
    }),
    { seed: 20261126, numRuns: 2_000 },
  );
});

test('a normal code read again is itself, without a warning about damage', () => {
  const codes = fc.tuple(
    fc.constantFrom<IdentifierKind>('enterprise', 'household', 'person', 'phone'),
    fc.stringMatching(/^[0-9]{9,13}$/),
  );
  fc.assert(
    fc.property(codes, ([kind, cell]) => {
      const once = parseIdentifier(kind, cell);
      if (!once.ok) return true;
      const twice = parseIdentifier(kind, once.normal);
      return twice.ok && twice.normal === once.normal && !twice.warnings.includes('zeros-restored');
    }),
    { seed: 20261126, numRuns: 5_000 },
  );
});
