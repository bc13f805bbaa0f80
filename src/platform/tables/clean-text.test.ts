import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText, cutText } from './clean-text.ts';

test('control characters become spaces, line breaks and tabs stay, half a letter is replaced', () => {
  assert.equal(cleanText('quán\0phở\x1b[31m\x9b'), 'quán phở [31m ');
  assert.equal(cleanText('Xóm 1,\n\txã Tân Cương\r\n'), 'Xóm 1,\n\txã Tân Cương\r\n');
  assert.equal(cleanText('a\ud83d'), 'a\ufffd');
  assert.equal(cleanText('a\ud83c\udf5c'), 'a\ud83c\udf5c');
});

test('a text is cut between letters, never inside one', () => {
  assert.equal(cutText('phở\ud83c\udf5c', 4), 'phở');
  assert.equal(cutText('phở\ud83c\udf5c', 5), 'phở\ud83c\udf5c');
  assert.equal(cutText('phở bò', 3), 'phở');
});
