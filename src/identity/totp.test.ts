/** Codes of an app, against the vectors of RFC 6238 and the rule that each is good once. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { argon2id } from './password.ts';
import { makeTotp, totpStepOf } from './totp.ts';

/** RFC 6238, appendix B: the secret of its SHA-1 rows. */
const plain = Buffer.from('12345678901234567890');
const means = {
  key: Buffer.alloc(32, 7),
  random: (size: number) => (size === 20 ? plain : randomBytes(size)),
  passwords: argon2id,
};
const { sealed, enrolment } = makeTotp(means, { accountId: 12, login: 'xa-phu-luong' });
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
const stepAt = (seconds: number, code: string) =>
  totpStepOf(means, { accountId: 12, sealed, code, now: at(seconds) });

test('the codes of RFC 6238 are taken in their step', () => {
  // Its eight digits end in our six.
  assert.equal(stepAt(59, '287082'), 1);
  assert.equal(stepAt(1111111109, '081804'), 37037036);
  assert.equal(stepAt(1111111111, '050471'), 37037037);
  assert.equal(stepAt(1234567890, '005924'), 41152263);
  assert.equal(stepAt(2000000000, '279 037'), 66666666);
});

test('the step before and the step after are taken too, as their own', () => {
  assert.equal(stepAt(59 + 30, '287082'), 1);
  assert.equal(stepAt(59 + 31, '287082'), null);
  assert.equal(stepAt(29, '287082'), 1);
  assert.equal(stepAt(1111111109, '050471'), 37037037);
});

test('what is no code is none', () => {
  for (const code of ['', '28708', '2870820', '28708a', '287082; --', '２８７０８２'])
    assert.equal(stepAt(59, code), null, code);
});

test('the app is told the system’s name and whose account it is', () => {
  assert.equal(
    enrolment.uri,
    'otpauth://totp/Hi%E1%BB%87n%20Di%E1%BB%87n:xa-phu-luong?issuer=Hi%E1%BB%87n%20Di%E1%BB%87n&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
  );
  assert.equal(enrolment.typed, 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
});
