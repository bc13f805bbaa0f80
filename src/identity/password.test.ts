/** What may be a password, and how it is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from '@node-rs/argon2';
import { Problem } from '#platform/problems.ts';
import { stems } from './common-passwords.ts';
import { argon2id, nobodysHash } from './password.ts';
import { checkPassword } from './password-policy.ts';

function refusal(password: string, login = 'bichlan@thainguyen.gov.vn'): string {
  try {
    checkPassword(password, { login });
    return 'ok';
  } catch (error) {
    assert(error instanceof Problem);
    return error.code;
  }
}

test('a password has 12 to 128 characters, as a person counts them', () => {
  assert.equal(refusal('trâu cày ph'), 'password-too-short');
  assert.equal(refusal('trâu cày phố'), 'ok');
  // Typed on a machine that writes marks apart: the same twelve.
  assert.equal(refusal('trâu cày ph'.normalize('NFD')), 'password-too-short');
  assert.equal(refusal('trâu cày phố'.normalize('NFD')), 'ok');
  assert.equal(refusal('🐃 cày 🌾 lúa 🌧'), 'ok');
  assert.equal(refusal(`một hai ba ${'x y '.repeat(29)}z`), 'ok');
  assert.equal(refusal('bốn từ khác nhau '.repeat(8)), 'password-too-long');
});

test('no kinds of characters are asked for', () => {
  for (const password of ['trâu ăn lá tre', 'CỎ NON XANH TẬN', 'muaxuanvetrenbanlang']) {
    assert.equal(refusal(password), 'ok', password);
  }
});

test('the commonest passwords are refused with whatever digits stand around them', () => {
  const common = [
    'matkhau123456',
    'vietnam123456',
    'password1234',
    'Password@2026',
    'M4tkh@u123456',
    '@dm1n1str@t0r2026',
    'iloveyou123456',
    'anhyeuem123456',
    'Mật khẩu 2026',
    'qwertyuiop123',
    '123qwerty456789',
    'thainguyen2026',
    'Thái Nguyên 2026',
    'toiyeuvietnam1',
    'admin@123456789',
    'UBND xã 123456',
    'nguyenvananh1990',
    'hanoi!!!!!2026',
  ];
  for (const password of common) assert.equal(refusal(password, 'x-y'), 'password-guessable', password);
});

test('a bare number is refused: an identity number has twelve digits', () => {
  assert.equal(refusal('019201003484'), 'password-guessable');
  assert.equal(refusal('0912 345 678 / 26'), 'password-guessable');
});

test('regular ones, the login and the name of the system are refused', () => {
  for (const password of ['aaaaaaaaaaaa', 'xk7xk7xk7xk7', '123456789012', '210987654321', 'abcdefghijklmn']) {
    assert.equal(refusal(password), 'password-guessable', password);
  }
  assert.equal(refusal('bichlan 1984 tn'), 'password-guessable');
  assert.equal(refusal('B1chL@n nhà ở đồi'), 'password-guessable');
  assert.equal(refusal('mở Hiện Diện nào'), 'password-guessable');
});

test('the list has some hundred stems, folded', () => {
  assert(stems.size > 250);
  for (const stem of stems) assert.match(stem, /^[a-z]+$/);
});

test('a password is kept as argon2id with 19 MiB and two passes, and so is nobody’s', async () => {
  const kept = await argon2id.hash('con trâu đi trước');
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.deepEqual(parseOptions(nobodysHash), parseOptions(kept));
  assert.equal(await argon2id.verify(kept, 'con trâu đi trước'), true);
  assert.equal(await argon2id.verify(kept, 'con trâu đi trước'.normalize('NFD')), true);
  assert.equal(await argon2id.verify(kept, 'con trâu đi sau'), false);
  assert.equal(await argon2id.verify(null, 'con trâu đi trước'), false);
});
