import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'uqr';
import { readQr } from './qr.ts';

/** As components/qr-code.tsx draws it: every dark module a run of one. */
function drawn(text: string): [path: string, size: number] {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return [path.join(''), size];
}

test('what was put into a QR code of every size we draw is read out of it', () => {
  for (let length = 14; length <= 330; length += 7) {
    const text = `https://a.vn/ư${'abcdefghijklmnopqrstuvwxyz-'.repeat(13).slice(0, length - 14)}`;
    assert.equal(readQr(...drawn(text)), text, `${length} letters`);
  }
});
