import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { createSeen, textNumber } from './seen.ts';

test('the line that had a key first is found, over a hundred thousand keys', () => {
  const seen = createSeen();
  const keyOf = (number: number) => hash('sha256', String(number), 'buffer');
  for (let line = 1; line <= 100_000; line += 1) assert.equal(seen.add(keyOf(line), line, line * 2), 0);
  assert.equal(seen.add(keyOf(1), 100_001, 0), 1);
  assert.equal(seen.about(), 2);
  assert.equal(seen.add(keyOf(77_777), 100_002, 0), 77_777);
  assert.equal(seen.about(), 155_554);
});

test('two names have two numbers, capitals of one have one', () => {
  assert.notEqual(textNumber('Công ty A'), textNumber('Công ty B'));
  assert.equal(textNumber('CONG TY A'), textNumber('cong ty a'));
});
