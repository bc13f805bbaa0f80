import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzCodec } from './fuzz-codec.ts';

test('the same seed changes the same bytes', () => {
  const query = Buffer.from('123401000001000000000000076578616d706c6502766e0000010001', 'hex');
  const first = fuzzCodec([query], 200, 7);
  assert.deepEqual(first, fuzzCodec([query], 200, 7));
  assert.equal(first.decoded + first.malformed, 200);
  assert.ok(first.malformed > 0 && first.decoded > 0);
});
