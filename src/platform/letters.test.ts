import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLetters } from './letters.ts';

test('letters are compared without marks and capitals, in whichever form they were typed', () => {
  for (const given of ['Đồng Tháp', ' ĐỒNG THÁP ', 'Đồng Tháp'.normalize('NFD'), 'dong thap'])
    assert.equal(foldLetters(given), 'dong thap', given);
  assert.equal(foldLetters('Ưu Ơn Ỷ Ặ – Wi-Fi 0734'), 'uu on y a – wi-fi 0734');
});
